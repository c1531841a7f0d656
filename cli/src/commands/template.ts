import { writeFile } from 'node:fs/promises';
import { categories } from '@shafaf/member/categories/categories';
import { Argument, Command, Option } from 'commander';

/** `shafaf template`: a file to be filled in and published. */
export function templateCommand(): Command {
  return new Command('template')
    .description('make a file to be filled in and published: Persian headers, lists to choose from, and an example row')
    .addArgument(new Argument('<category>', 'what it is for').choices(categories.map(({ name }) => name)))
    .addOption(new Option('--format <format>', 'what it is').choices(['xlsx', 'csv']).default('xlsx'))
    .option('--out <file>', 'where it goes; <category>.<format> in the working directory when left out')
    .addHelpText(
      'after',
      '\nFill it in below the example and publish it as it is: shafaf publish <category> <file> --member <code>. The example is never published.',
    )
    .action(make);
}

async function make(name: string, { format, out }: { format: 'xlsx' | 'csv'; out?: string }): Promise<void> {
  const [{ templateOf }, { categoryNamed }, { ShafafError }, { systemErrorCode }] = await Promise.all([
    import('@shafaf/member/templates/templateOf'),
    import('@shafaf/member/categories/categories'),
    import('@shafaf/shared/errors/ShafafError'),
    import('@shafaf/shared/errors/systemErrorCode'),
  ]);
  const path = out ?? `${name}.${format}`;
  try {
    await writeFile(path, await templateOf(categoryNamed(name), format), { flag: 'wx' });
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
    throw new ShafafError(
      'BAD_USER_INPUT',
      `${path} is there already and stays as it is: it may have been filled in. Choose another name with --out.`,
    );
  }
  console.log(`Made ${path}. Fill it in, then: shafaf publish ${name} ${path} --member CODE`);
}
