import js from "@eslint/js";
import globals from "globals";

/** Markup made from strings has no place in the page: text of an article reaches it as text nodes only. */
const markup = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc", "write", "setHTMLUnsafe", "parseFromString"];

export default [
  { ignores: ["dist/", "target/", "www/pkg/", "www/vendor/", "node_modules/"] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-control-regex": "off",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-properties": ["error", ...markup.map((property) => ({ property }))],
    },
  },
  { files: ["www/**/*.js"], languageOptions: { globals: globals.browser } },
  {
    files: ["*.js", "tests/**/*.js", "benches/**/*.js", "xtask/**/*.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
