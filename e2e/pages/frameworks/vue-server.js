import {renderToString} from 'vue/server-renderer';
import {createPage} from './vue-app.js';

export const html = await renderToString(createPage());
