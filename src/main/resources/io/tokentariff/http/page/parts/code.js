import { html, useEffect, useRef, useState } from '../core/html.js';
import { script, sheet, useDark } from './chart.js';
import { Loading } from './states.js';

const ACE = '/page/vendor/ace-1.45.2';

async function editor() {
  await Promise.all([script(`${ACE}/ace.js`), sheet(`${ACE}/ace.css`)]);
  const ace = window.ace;
  ace.config.set('basePath', ACE);
  ace.config.set('useStrictCSP', true);
  return ace;
}

/** The text of a rule file; marks: [{line, message, severity}]; line: the one to show first. */
export function Code({ text, line, change, marks = [], label }) {
  const box = useRef(null);
  const made = useRef(null);
  const [ready, setReady] = useState(false);
  const night = useDark();
  useEffect(() => {
    let gone = false;
    editor().then((ace) => {
      if (gone) {
        return;
      }
      const view = ace.edit(box.current, {
        mode: 'ace/mode/drools', useWorker: false, readOnly: !change, showPrintMargin: false, fontSize: 13, value: text,
        enableKeyboardAccessibility: true, textInputAriaLabel: label, highlightActiveLine: true, wrap: true,
        maxLines: 40, minLines: 8, highlightGutterLine: true,
      });
      view.setTheme({ cssClass: 'ace-tariff', cssText: '', isDark: false });
      view.clearSelection();
      if (line) {
        view.gotoLine(line, 0, false);
      }
      if (change) {
        view.session.on('change', () => change(view.getValue()));
      }
      made.current = view;
      setReady(true);
    });
    return () => {
      gone = true;
      if (made.current) {
        made.current.destroy();
      }
    };
  }, []);
  useEffect(() => {
    if (ready) {
      made.current.session.setAnnotations(marks.map((each) => ({
        row: Math.max(0, (each.line || 1) - 1), column: Math.max(0, (each.column || 1) - 1), text: each.message,
        type: each.severity === 'error' ? 'error' : 'warning',
      })));
    }
  }, [ready, marks]);
  return html`${!ready && html`<${Loading} what="Opening the editor" />`}<div class=${`code ${night ? 'night' : ''}`} ref=${box}></div>`;
}
