import type {ApplicationRef} from '@angular/core';
import {type BootstrapContext, bootstrapApplication, provideClientHydration} from '@angular/platform-browser';
import {provideServerRendering, RenderMode, withRoutes} from '@angular/ssr';
import {Page} from './page.ts';

const providers = [
  provideClientHydration(),
  // For each request, since what is rendered depends on its visitor.
  provideServerRendering(withRoutes([{path: '**', renderMode: RenderMode.Server}])),
];

const bootstrap = (context: BootstrapContext): Promise<ApplicationRef> =>
  bootstrapApplication(Page, {providers}, context);

export default bootstrap;
