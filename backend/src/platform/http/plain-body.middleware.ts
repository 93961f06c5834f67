import type { NextFunction, Request, Response } from 'express';
import { DomainProblem } from '../../domain/problem.js';

/** Levels of the deepest body that the contract knows, with room to spare. */
const DEEPEST = 8;

/**
 * Refuses JSON that no body of the contract can be, before anything walks through it: deeper than {@link DEEPEST}, a list directly in a list
 * (validation would look at its items and miss the list), or text that the database cannot hold (a zero byte, half a surrogate pair).
 */
export function plainBody(request: Request, _response: Response, next: NextFunction): void {
  next(isPlain(request.body) ? undefined : new DomainProblem('malformed_request'));
}

function isPlain(body: unknown): boolean {
  let level: readonly unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST || !level.every(isPlainValue)) return false;
    level = level.flatMap(valuesIn);
  }
  return true;
}

function isPlainValue(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (Array.isArray(value)) return !value.some(Array.isArray);
  return typeof value !== 'object' || value === null || Object.keys(value).every(isStorable);
}

const valuesIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
