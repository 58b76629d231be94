export const root: string;
export const dist: string;
export function needsBuild(): boolean;
export function build(): Promise<void>;
