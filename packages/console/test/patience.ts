import {configure} from '@testing-library/preact';

/** A second, which is what is waited for by default, is short for a machine that is busy with other tests. */
configure({asyncUtilTimeout: 10_000});
