// Made by `npm run generate` from schema/api.graphql and src/operations. Do not edit.

import type { GraphDocument } from './GraphDocument.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What kind of public body a member is. */
export type MemberKind =
  /** The province's governorate (استانداری): one in a province. */
  | 'GOVERNORATE'
  /** A county's governor's office (فرمانداری شهرستان). */
  | 'COUNTY'
  /** A city's municipality (شهرداری). */
  | 'MUNICIPALITY';

/** How far a body has come in joining the province's graph, and whether it is part of it. */
export type MemberStatus =
  /** It runs no server for the province, and has no invitation that it could answer. */
  | 'NOT_JOINED'
  /** It was invited and has not answered yet, or its server did not pass the check and it may answer again. */
  | 'INVITED'
  /** It has answered, and its server is being checked against the contract. */
  | 'CHECKING'
  /** Its server passed the check; somebody still has to approve. */
  | 'PENDING_APPROVAL'
  /** It is part of the graph: its own server is asked. */
  | 'LIVE'
  /** Taken out of the graph for a time; `statusReason` says why. It is not asked, and is reported as missing with the reason SUSPENDED. */
  | 'SUSPENDED'
  /** It has left the graph for good; it may be invited again. */
  | 'LEFT';

/** A kind of disclosure. */
export type Category =
  /** Financial performance (عملکرد مالی): budgets, and what came of them. */
  | 'BUDGET_LINES'
  /** Services that businesses need: requirements, cost and duration (خدمات موردنیاز کسب‌وکارها). */
  | 'BUSINESS_SERVICES'
  /** Transactions and contracts (معاملات و قراردادها). */
  | 'CONTRACTS'
  /** Investment opportunities (فرصت‌های سرمایه‌گذاری). */
  | 'INVESTMENT_OPPORTUNITIES'
  /** Managers: who directs what, since when, with what duties, interests and pay (اطلاعات مدیران). */
  | 'MANAGERS'
  /** Performance reports (گزارش‌های عملکرد). */
  | 'PERFORMANCE_REPORTS'
  /** Issued permits (مجوزهای صادره). */
  | 'PERMITS'
  /** Development plans and projects (برنامه‌های توسعه). */
  | 'PLANS'
  /** How staff are recruited (فرآیندهای استخدام و جذب نیرو). */
  | 'RECRUITMENTS'
  /** Laws and regulations, drafts and minutes of councils too (قوانین و مقررات). */
  | 'REGULATIONS'
  /** Answered requests for information (پاسخ درخواست‌های دسترسی به اطلاعات). */
  | 'REQUEST_ANSWERS'
  /** Research documents and data (اسناد و اطلاعات پژوهشی). */
  | 'RESEARCH';

/** Whether a record stands. */
export type DisclosureStatus =
  /** It stands. */
  | 'PUBLISHED'
  /** Its body withdrew it. It is no longer listed or counted, but its id still answers, with the reason. */
  | 'WITHDRAWN';

/** What a warning is about. */
export type QualityWarningCode =
  /** A field that should be published was left out. */
  | 'MISSING_RECOMMENDED'
  /** A day that should have passed had not come yet. */
  | 'DATE_IN_FUTURE'
  /** An amount is zero. */
  | 'ZERO_AMOUNT'
  /** An amount is below zero where that makes no sense. */
  | 'NEGATIVE_AMOUNT'
  /** An amount is more than a thousand times what is usual at the body. */
  | 'UNUSUAL_AMOUNT'
  /** An amount looks like toman: another amount of the record is exactly ten times it. */
  | 'TOMAN_SUSPECTED'
  /** Another record of the body says the same, so that it may have been published twice. */
  | 'POSSIBLE_DUPLICATE';

/** Why the values of a change are not shown. */
export type WithheldReason =
  /** The body left the field out or masked it: what it had said before is not shown either. */
  | 'REDACTED'
  /** One of them has more than 10,000 characters. The `content` of the two revisions has them. */
  | 'TOO_LONG';

/** Whose records are searched. All conditions must hold; one that is left out or null does not count. */
export type SearchFilter = {
  /** Of these bodies, by code. An empty list matches nothing. */
  readonly member?: ReadonlyArray<string | number> | null | undefined;
  /** Of bodies of this kind. */
  readonly memberKind?: MemberKind | null | undefined;
  /** Of bodies of this county, by the county's code: the county itself and the municipalities in it. */
  readonly county?: string | number | null | undefined;
};

type Row_BudgetLine_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_BusinessService_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_Contract_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_InvestmentOpportunity_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_Manager_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_PerformanceReport_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_Permit_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_Plan_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_Recruitment_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_Regulation_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_RequestAnswer_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

type Row_ResearchDocument_Fragment = { readonly id: string, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } };

export type RowFragment =
  | Row_BudgetLine_Fragment
  | Row_BusinessService_Fragment
  | Row_Contract_Fragment
  | Row_InvestmentOpportunity_Fragment
  | Row_Manager_Fragment
  | Row_PerformanceReport_Fragment
  | Row_Permit_Fragment
  | Row_Plan_Fragment
  | Row_Recruitment_Fragment
  | Row_Regulation_Fragment
  | Row_RequestAnswer_Fragment
  | Row_ResearchDocument_Fragment
;

type Envelope_BudgetLine_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_BusinessService_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_Contract_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_InvestmentOpportunity_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_Manager_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_PerformanceReport_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_Permit_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_Plan_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_Recruitment_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_Regulation_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_RequestAnswer_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

type Envelope_ResearchDocument_Fragment = { readonly id: string, readonly category: Category, readonly title: string, readonly fiscalYear: number | null, readonly sample: boolean, readonly status: DisclosureStatus, readonly publishedAt: string, readonly modifiedAt: string, readonly sourceUrl: string | null, readonly license: string | null, readonly revision: number, readonly contentHash: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly documents: ReadonlyArray<{ readonly title: string | null, readonly url: string, readonly mediaType: string | null, readonly sha256: string | null, readonly bytes: number | null }>, readonly redactions: ReadonlyArray<{ readonly field: string, readonly legalArticle: string }>, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly warnings: ReadonlyArray<{ readonly code: QualityWarningCode, readonly field: string | null, readonly message: string, readonly messageFa: string }>, readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> };

export type EnvelopeFragment =
  | Envelope_BudgetLine_Fragment
  | Envelope_BusinessService_Fragment
  | Envelope_Contract_Fragment
  | Envelope_InvestmentOpportunity_Fragment
  | Envelope_Manager_Fragment
  | Envelope_PerformanceReport_Fragment
  | Envelope_Permit_Fragment
  | Envelope_Plan_Fragment
  | Envelope_Recruitment_Fragment
  | Envelope_Regulation_Fragment
  | Envelope_RequestAnswer_Fragment
  | Envelope_ResearchDocument_Fragment
;

export type RevisionPartsFragment = { readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } };

export type MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersQuery = { readonly members: ReadonlyArray<{ readonly code: string, readonly kind: MemberKind, readonly nameFa: string, readonly nameEn: string, readonly status: MemberStatus, readonly county: { readonly code: string } | null }> };

export type OlderRevisionsQueryVariables = Exact<{
  id: string | number;
  before: number;
}>;


export type OlderRevisionsQuery = { readonly node:
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
    | { readonly revisions: ReadonlyArray<{ readonly number: number, readonly publishedAt: string, readonly status: DisclosureStatus, readonly withdrawal: { readonly at: string, readonly reason: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null, readonly withheld: WithheldReason | null }>, readonly publication: { readonly source: string } }> }
   | null };

export type SearchQueryVariables = Exact<{
  text: string;
  categories?: ReadonlyArray<Category> | Category | null | undefined;
  filter?: SearchFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type SearchQuery = { readonly search: { readonly totalCount: number | string, readonly nodes: ReadonlyArray<{ readonly id: string, readonly category: Category, readonly title: string, readonly excerpt: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string }, readonly record:
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
        | { readonly fiscalYear: number | null, readonly sample: boolean, readonly publishedAt: string }
       | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export const MembersDocument: GraphDocument<MembersQuery, MembersQueryVariables> = {
  hash: '24bfc679bb7fbde49642c266d17cb1526e558ec4e811997549f11861eb8c5f2f',
  text: `query Members {
  members {
    code
    kind
    nameFa
    nameEn
    status
    county {
      code
    }
  }
}`,
};

export const OlderRevisionsDocument: GraphDocument<OlderRevisionsQuery, OlderRevisionsQueryVariables> = {
  hash: '1255e7bdb12e20bff535ef22d6df3eef60f98569d4a5eca91732bd0878e4d04a',
  text: `query OlderRevisions($id: ID!, $before: Int!) {
  node(id: $id) {
    ... on Disclosure {
      revisions(first: 10, before: $before) {
        ...RevisionParts
      }
    }
  }
}

fragment RevisionParts on Revision {
  number
  publishedAt
  status
  withdrawal {
    at
    reason
  }
  changes {
    field
    before
    after
    withheld
  }
  publication {
    source
  }
}`,
};

export const SearchDocument: GraphDocument<SearchQuery, SearchQueryVariables> = {
  hash: '75e73207124e1cc30bd884c29eff86923b86745a4dd58eb0c08a72fd6a0de49a',
  text: `query Search($text: String!, $categories: [Category!], $filter: SearchFilter, $first: Int, $after: String, $last: Int, $before: String) {
  search(
    text: $text
    categories: $categories
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    nodes {
      id
      category
      title
      excerpt
      member {
        code
        nameFa
        nameEn
      }
      record {
        fiscalYear
        sample
        publishedAt
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}`,
};

