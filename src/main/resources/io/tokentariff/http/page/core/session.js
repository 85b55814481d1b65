import { createContext, useContext } from './html.js';

const ORDER = ['anyone', 'viewer', 'pricer', 'editor', 'approver', 'admin'];

/** Who is here: {name, role, revision}. */
export const Session = createContext({ name: '', role: 'anyone' });

export const includes = (role, needed) => ORDER.indexOf(role) >= ORDER.indexOf(needed);

/** Whether who is here may do what a role may. */
export function useMay(needed) {
  return includes(useContext(Session).role, needed);
}
