import { Component } from '@angular/core';
@Component({ selector: 'sim-quarter-page', template: '<h1>x</h1>' })
export class QuarterPage {}
