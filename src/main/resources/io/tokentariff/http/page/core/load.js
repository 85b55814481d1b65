import { useEffect, useState, useRef, useCallback } from './html.js';

/** Loads something, and again when what it depends on changes; an answer that comes too late is left aside. */
export function useLoad(load, on) {
  const [state, setState] = useState({ loading: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    setState((before) => ({ ...before, loading: true, error: undefined }));
    load().then(
      (data) => wanted && setState({ data, loading: false }),
      (error) => wanted && setState({ error, loading: false }),
    );
    return () => {
      wanted = false;
    };
  }, [...on, turn]);
  return { ...state, again: useCallback(() => setTurn((now) => now + 1), []) };
}

/** Something that is done on request: at most one at a time, with its error. */
export function useDoing() {
  const [state, setState] = useState({ busy: false });
  const alive = useRef(true);
  useEffect(() => () => {
    alive.current = false;
  }, []);
  const run = useCallback(async (work) => {
    setState({ busy: true });
    try {
      const result = await work();
      if (alive.current) {
        setState({ busy: false });
      }
      return result;
    } catch (error) {
      if (alive.current) {
        setState({ busy: false, error });
      }
      return undefined;
    }
  }, []);
  return { ...state, run, clear: () => setState({ busy: false }) };
}
