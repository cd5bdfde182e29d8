/** The model. Bundlers give its address: `import model from "baithak/model?url"`. */
declare const model: string;
export default model;
