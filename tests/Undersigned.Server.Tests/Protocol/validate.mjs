// SPDX-License-Identifier: Apache-2.0
// Reads {"schemas": [schema, …], "cases": [{"schema": $id, "instance": any}, …]} and writes one line a case: valid, or the first mistake.
import { readFileSync, writeFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';

const { schemas, cases } = JSON.parse(readFileSync(0, 'utf8'));
const validators = new Map(schemas.map(schema => [schema.$id, new Validator(schema, '2020-12', true)]));
writeFileSync(1, cases.map(({ schema, instance }) => {
  const { valid, errors } = validators.get(schema).validate(instance);
  return valid ? 'valid' : JSON.stringify(errors.at(-1));
}).join('\n') + '\n');
