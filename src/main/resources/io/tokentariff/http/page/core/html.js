// The one place that names the vendored library.
export {
  html, render, createContext, useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext,
} from '/page/vendor/htm-preact-3.1.1/htm-preact.js';
