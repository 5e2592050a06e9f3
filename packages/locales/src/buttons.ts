/**
 * The words on the three answers of one language, in this order: accept all, refuse all, settings. They come as a
 * set, so that a site which chooses other words for one answer cannot leave the other behind.
 */
export type Buttons = readonly [accept: string, refuse: string, settings: string];
