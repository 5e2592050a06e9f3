/** This folder is the whole project: without it Next would take the repository around it for one. */
const root = import.meta.dirname;

export default {turbopack: {root}, outputFileTracingRoot: root};
