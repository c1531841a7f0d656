import { type Kysely, type Migration, sql } from 'kysely';
import { extensionsMigration } from '../extensions/extensionsMigration.ts';
import { obligationsMigration } from '../obligations/obligationsMigration.ts';

/** The steps that bring a directory's database up to date, in order of name. A step that has landed is never edited. */
export const migrations: Record<string, Migration> = {
  '0001_members': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('members')
        .addColumn('code', sql`text collate "C"`, (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('name_fa', 'text', (column) => column.notNull())
        .addColumn('name_en', 'text', (column) => column.notNull())
        .addColumn('county', sql`text collate "C"`, (column) => column.references('members.code'))
        .addColumn('population', 'integer')
        .addColumn('latitude', 'double precision')
        .addColumn('longitude', 'double precision')
        .addColumn('official_code', 'text')
        .addColumn('address', 'text')
        .execute();
      await db.schema.createIndex('members_county').on('members').column('county').execute();
    },
  },
  '0002_joining': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable('members')
        .addColumn('standing', 'text', (column) =>
          column.notNull().defaultTo('NONE').check(sql`standing in ('NONE', 'LIVE', 'SUSPENDED', 'LEFT')`),
        )
        .addColumn('standing_since', 'timestamptz(3)')
        .addColumn('standing_reason', 'text')
        .addColumn('public_key', 'text')
        .addColumn('key_pins', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{}'`))
        .execute();
      await sql`update members set standing = 'LIVE' where address is not null`.execute(db);
      await db.schema
        .alterTable('members')
        .addCheckConstraint('members_address', sql`(address is not null) = (standing in ('LIVE', 'SUSPENDED'))`)
        .execute();
      await db.schema
        .createTable('invitations')
        .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
        .addColumn('member', sql`text collate "C"`, (column) => column.notNull().references('members.code'))
        .addColumn('token_hash', 'text', (column) => column.notNull().unique())
        .addColumn('invited_at', 'timestamptz(3)', (column) => column.notNull())
        .addColumn('expires_at', 'timestamptz(3)', (column) => column.notNull())
        .addColumn('approvals_needed', 'integer', (column) => column.notNull().check(sql`approvals_needed >= 0`))
        .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('OPEN', 'CHECKING', 'APPROVING', 'CLOSED')`))
        .addColumn('state_since', 'timestamptz(3)', (column) => column.notNull())
        .addColumn('public_key', 'text')
        .addColumn('key_pins', sql`text[]`, (column) => column.notNull().defaultTo(sql`'{}'`))
        .addColumn('address', 'text')
        .addColumn('report', 'jsonb')
        .addCheckConstraint('invitations_answered', sql`state in ('OPEN', 'CLOSED') or (public_key is not null and address is not null)`)
        .execute();
      await sql`create unique index invitations_open on invitations (member) where state <> 'CLOSED'`.execute(db);
      await db.schema
        .createTable('approvals')
        .addColumn('invitation', 'bigint', (column) => column.notNull().references('invitations.id'))
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('at', 'timestamptz(3)', (column) => column.notNull())
        .addPrimaryKeyConstraint('approvals_pkey', ['invitation', 'name'])
        .execute();
      await db.schema
        .createTable('events')
        .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
        .addColumn('member', sql`text collate "C"`, (column) => column.notNull().references('members.code'))
        .addColumn('at', 'timestamptz(3)', (column) => column.notNull())
        .addColumn('who', 'text', (column) => column.notNull())
        .addColumn('what', 'text', (column) => column.notNull())
        .addColumn('address', 'text')
        .addColumn('note', 'text')
        .execute();
      await db.schema.createIndex('events_member').on('events').columns(['member', 'id']).execute();
      await sql`create function refuse_change() returns trigger language plpgsql as $$
        begin raise exception 'what has happened is never changed or deleted'; end $$`.execute(db);
      await sql`create trigger events_stand before update or delete or truncate on events
        for each statement execute function refuse_change()`.execute(db);
    },
  },
  '0003_extensions': extensionsMigration,
  '0004_obligations': obligationsMigration,
};
