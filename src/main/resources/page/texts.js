// Another language is another file of the same shape, chosen here.
export { texts as t } from './texts.en.js';
