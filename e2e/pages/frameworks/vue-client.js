import {createPage} from './vue-app.js';

createPage().mount('#root');
document.documentElement.dataset.ready = 'true';
