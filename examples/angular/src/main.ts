import {bootstrapApplication, provideClientHydration} from '@angular/platform-browser';
import {Page} from './page.ts';

await bootstrapApplication(Page, {providers: [provideClientHydration()]});
