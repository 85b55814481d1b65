import { Rates } from './rates.js';
import { Rules } from './rules.js';
import { Tables } from './tables.js';
import { WhatIf } from './whatif.js';
import { Usage } from './usage.js';
import { Advice } from './advice.js';
import { Audit } from './audit.js';
import { Drafts } from './drafts.js';
import { History } from './history.js';
import { Log } from './log.js';
import { Status } from './status.js';

/** Every page there is, in the order of the menu; role: what one must at least be. */
export const VIEWS = [
  { path: 'rates', title: 'Rates', group: 'Prices', role: 'viewer', show: Rates },
  { path: 'rules', title: 'Rules', group: 'Prices', role: 'viewer', show: Rules },
  { path: 'tables', title: 'Tables', group: 'Prices', role: 'viewer', show: Tables },
  { path: 'what-if', title: 'What-if', group: 'Usage', role: 'pricer', show: WhatIf },
  { path: 'usage', title: 'Usage', group: 'Usage', role: 'pricer', show: Usage },
  { path: 'advice', title: 'Advice', group: 'Usage', role: 'pricer', show: Advice },
  { path: 'audit', title: 'Audit of a bill', group: 'Usage', role: 'pricer', show: Audit },
  { path: 'drafts', title: 'Drafts', group: 'Changes', role: 'viewer', show: Drafts },
  { path: 'history', title: 'History', group: 'Changes', role: 'viewer', show: History },
  { path: 'log', title: 'Audit log', group: 'Changes', role: 'admin', show: Log },
  { path: 'status', title: 'Status', group: 'Service', role: 'viewer', show: Status },
];
