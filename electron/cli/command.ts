import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../core/result';
import type { Io } from './io';

export interface Option {
  readonly type: 'boolean' | 'string';
  /** What stands for a string option's value in the help. */
  readonly value?: string;
  readonly required?: true;
  readonly help: string;
}
export type Options = Readonly<Record<string, Option>>;

type Values<Table extends Options> = {
  readonly [Name in keyof Table]?: (Table[Name]['type'] extends 'boolean' ? boolean : string) | undefined;
};

interface Definition<Table extends Options> {
  readonly name: string;
  /** What follows the name, as the help writes it: `[ARTICLE]`. */
  readonly operands: string;
  readonly least: number;
  readonly most: number;
  readonly summary: string;
  readonly details: string;
  readonly options: Table;
  /** Answers the exit code. */
  run(operands: readonly string[], values: Values<Table>, io: Io): Promise<number>;
}

type AnyValues = Readonly<Record<string, string | boolean | undefined>>;

/** A command of the command line; its help is printed from the same table that its arguments are read by. */
export interface Command extends Omit<Definition<Options>, 'run'> {
  run(operands: readonly string[], values: AnyValues, io: Io): Promise<number>;
}

/** Defines a command whose `run` knows the types of its own options. */
export function defineCommand<const Table extends Options>(definition: Definition<Table>): Command {
  return definition as unknown as Command;
}

export interface Arguments {
  readonly operands: readonly string[];
  readonly values: AnyValues;
  readonly help: boolean;
}

/** Reads the arguments after the command's name, or says what is wrong with them. */
export function readArguments(command: Command, args: readonly string[]): Result<Arguments, string> {
  try {
    const options = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    });
    const { help, ...rest } = values as AnyValues;
    if (help === true) return ok({ operands: [], values: {}, help: true });
    if (positionals.length < command.least) return fail(`caveat ${command.name} needs ${command.operands}.`);
    if (positionals.length > command.most) return fail(`“${positionals[command.most]}” is one thing too many.`);
    for (const [name, option] of Object.entries(command.options))
      if (option.required && rest[name] === undefined)
        return fail(`caveat ${command.name} needs ${written(name, option)}.`);
    return ok({ operands: positionals, values: rest, help: false });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

export function usageOf({ name, operands, options }: Command): string {
  const all = Object.entries(options).map(([option, table]) =>
    table.required ? written(option, table) : `[${written(option, table)}]`,
  );
  return ['caveat', name, operands, ...all].join(' ');
}

function written(name: string, { value }: Pick<Option, 'value'>): string {
  return value ? `--${name} ${value}` : `--${name}`;
}

export function helpOf(command: Command): string {
  const options: Options = { ...command.options, help: { type: 'boolean', help: 'Print this' } };
  const rows = Object.entries(options).map(([name, option]) => [written(name, option), option.help] as const);
  return `${command.summary}.\n\nUsage: ${usageOf(command)}\n\n${command.details}\n\nOptions:\n${columns(rows)}\n`;
}

/** Two columns, the first as wide as its widest entry. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
