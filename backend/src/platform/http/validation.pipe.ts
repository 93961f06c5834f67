import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainProblem, fieldError, type FieldError } from '../../domain/problem.js';

/** Checks bodies and queries against their DTO; each wrong or unknown field becomes one field error. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new DomainProblem('validation_failed', { errors: errors.flatMap((error) => flatten(error, '')) }),
  });
}

function flatten(error: ValidationError, parent: string): FieldError[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) =>
    fieldError(field, rule === 'whitelistValidation' ? 'not_allowed' : 'invalid_value', detail),
  );
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}
