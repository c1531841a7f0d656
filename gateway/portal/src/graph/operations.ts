// Made by `npm run generate` from schema/api.graphql and src/operations. Do not edit.

import type { GraphDocument } from './GraphDocument.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Why a member's part is not in an answer. */
export type MissingReason =
  /** The register has no address for it: it runs no server for the province yet, or has left. */
  | 'NOT_CONNECTED'
  /** The register has taken it out for a time; `member { statusReason }` says why. */
  | 'SUSPENDED'
  /** Its server could not be reached, or broke off, also when it was asked again. */
  | 'UNREACHABLE'
  /** It did not answer in time: within the deadline, or within a while after most others had answered. */
  | 'TIMEOUT'
  /** It did not obey the gateway's call: it does not trust the gateway's key, or one of the two clocks is wrong. */
  | 'REFUSED'
  /** It answered with an error of its own. */
  | 'ERROR'
  /** Its answer was not what the contract says (form, order, size), or too many of its rows were not, so nothing of it was used. */
  | 'BAD_ANSWER'
  /** Its last answers failed one after the other, so that it is left alone for some seconds. Asking again at once does not help. */
  | 'CIRCUIT_OPEN'
  /** It has as many questions before it as it can take. Asking again a little later helps. */
  | 'BUSY'
  /** It was missing from the page that the cursor is from, and stays so on the pages that follow, lest its rows shift between them. Begin again without a cursor to have it. */
  | 'MISSING_EARLIER';

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

/** How a body stands with an obligation. */
export type ObligationStatus =
  /** It publishes what it owes, and nothing is due. */
  | 'MET'
  /** It has published nothing of the category, and the day for it has not come yet. */
  | 'NOT_DUE'
  /** It has published something of the category, but nothing new or changed since more was due. */
  | 'OVERDUE'
  /** It has published nothing of the category, and the day for it has passed. */
  | 'NEVER_PUBLISHED'
  /** It gave no answer, so that nothing is known; `missing` says why. It does not mean that nothing is published. */
  | 'UNKNOWN';

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

/** The class of a purchase by its amount, under the law on tenders that rules the body. It says which methods the law has in mind for it. */
export type ThresholdClass =
  /** Not above the limit of small purchases (معاملات کوچک), which are bought directly. */
  | 'SMALL'
  /** Above that, but not above the limit of medium purchases (معاملات متوسط), for which quotations are asked. */
  | 'MEDIUM'
  /** Above that (معاملات بزرگ): a tender, unless it is waived. */
  | 'LARGE'
  /** Not known: the amount or the year was not published, or the thresholds of that year for such a body are not in the table. */
  | 'UNKNOWN';

/** How suppliers were looked for (OCDS codelist method). */
export type ProcurementMethod =
  /** Anyone may bid (مناقصه عمومی). */
  | 'OPEN'
  /** Only suppliers that qualify may bid (مناقصه محدود). */
  | 'SELECTIVE'
  /** Only suppliers that the body asks may bid (استعلام, some cases of ترک تشریفات). */
  | 'LIMITED'
  /** One supplier, without competition (ترک تشریفات, small purchases). */
  | 'DIRECT';

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

/** Which way rows are ordered. Rows without a value come last either way; rows that are equal stand in order of id. */
export type OrderDirection =
  /** Smallest or earliest first. */
  | 'ASC'
  /** Largest or latest first. */
  | 'DESC';

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

/** How a supplier is known. */
export type SupplierResolution =
  /** By a national id with a valid check digit: its records are those of one legal person. */
  | 'NATIONAL_ID'
  /** By a name alone: its records are all that bear this name and no national id. They may be those of several who are called alike. */
  | 'NAME_CANDIDATE'
  /** Not at all: the record has neither a national id nor a name. */
  | 'UNKNOWN';

/** How suppliers are ordered. */
export type SupplierOrder = {
  /** By which figure. */
  readonly field: SupplierOrderField;
  /** In which direction. */
  readonly direction?: OrderDirection;
};

/** What suppliers can be ordered by. */
export type SupplierOrderField =
  /** The amounts of their contracts together. */
  | 'AMOUNT'
  /** How many contracts they have. */
  | 'COUNT'
  /** Their largest contract. */
  | 'LARGEST'
  /** With how many agencies they have contracts. */
  | 'MEMBER_COUNT';

/** Which contracts are meant. All conditions must hold; one that is left out or null does not count. */
export type ContractFilter = {
  /** Of this amount or more. Contracts without an amount do not match. */
  readonly minAmount?: string | null | undefined;
  /** Of this amount or less. Contracts without an amount do not match. */
  readonly maxAmount?: string | null | undefined;
  /** Signed on this day or later. Contracts without a day do not match. */
  readonly signedFrom?: string | null | undefined;
  /** Signed on this day or earlier. Contracts without a day do not match. */
  readonly signedTo?: string | null | undefined;
  /** With the supplier of this national id, or with the candidate of this key (`Supplier.key`). */
  readonly supplier?: string | number | null | undefined;
  /** Awarded by one of these methods. An empty list matches nothing. */
  readonly procurementMethod?: ReadonlyArray<ProcurementMethod> | null | undefined;
  /** Of one of these classes by the thresholds of the law on tenders. An empty list matches nothing. */
  readonly thresholdClass?: ReadonlyArray<ThresholdClass> | null | undefined;
  /** Of this Jalali fiscal year, such as 1403. */
  readonly fiscalYear?: number | null | undefined;
  /** Of these bodies, by code. An empty list matches nothing. */
  readonly member?: ReadonlyArray<string | number> | null | undefined;
  /** Of bodies of this kind. */
  readonly memberKind?: MemberKind | null | undefined;
  /** Of bodies of this county, by the county's code: the county itself and the municipalities in it. */
  readonly county?: string | number | null | undefined;
  /**
   * With every one of these words (or parts of words) in the title, the description, the supplier's name or the local id.
   * Spelling variants of Persian letters, digits and half-spaces are the same.
   */
  readonly text?: string | null | undefined;
  /** Only invented sample records (true) or only real ones (false). */
  readonly sample?: boolean | null | undefined;
};

export type ContractYearsQueryVariables = Exact<{ [key: string]: never; }>;


export type ContractYearsQuery = { readonly contractTotals: { readonly count: number | string, readonly sampleCount: number | string, readonly amount: string, readonly groups: ReadonlyArray<{ readonly fiscalYear: number | null, readonly count: number | string, readonly amount: string }> } | null };

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

export type MemberQueryVariables = Exact<{
  code: string | number;
}>;


export type MemberQuery = { readonly member: { readonly code: string, readonly kind: MemberKind, readonly nameFa: string, readonly nameEn: string, readonly population: number | null, readonly officialCode: string | null, readonly address: string | null, readonly status: MemberStatus, readonly statusSince: string | null, readonly statusReason: string | null, readonly county: { readonly code: string, readonly nameFa: string, readonly nameEn: string } | null, readonly municipalities: ReadonlyArray<{ readonly code: string, readonly nameFa: string, readonly nameEn: string }>, readonly location: { readonly latitude: number, readonly longitude: number } | null, readonly obligations: ReadonlyArray<{ readonly id: string, readonly category: Category, readonly everyMonths: number | null, readonly since: string, readonly status: ObligationStatus, readonly missing: MissingReason | null, readonly asOf: string | null, readonly count: number | string | null, readonly sampleCount: number | string | null, readonly lastPublishedAt: string | null, readonly lastModifiedAt: string | null, readonly dueOn: string | null, readonly daysOverdue: number | null, readonly basis: { readonly fa: string, readonly en: string, readonly source: string | null, readonly assumed: boolean, readonly note: { readonly fa: string, readonly en: string } | null }, readonly fields: ReadonlyArray<{ readonly field: string, readonly count: number | string, readonly of: number | string }> }>, readonly holdings: { readonly categories: ReadonlyArray<{ readonly category: Category, readonly count: number | string, readonly sampleCount: number | string }> | null } | null, readonly contractTotals: { readonly count: number | string, readonly sampleCount: number | string, readonly amount: string, readonly groups: ReadonlyArray<{ readonly fiscalYear: number | null, readonly count: number | string, readonly amount: string }> } | null } | null };

export type MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersQuery = { readonly members: ReadonlyArray<{ readonly code: string, readonly kind: MemberKind, readonly nameFa: string, readonly nameEn: string, readonly status: MemberStatus, readonly statusSince: string | null, readonly population: number | null, readonly county: { readonly code: string } | null, readonly location: { readonly latitude: number, readonly longitude: number } | null }> };

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

export type SuppliersQueryVariables = Exact<{
  text?: string | null | undefined;
  filter?: ContractFilter | null | undefined;
  orderBy?: SupplierOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type SuppliersQuery = { readonly suppliers: { readonly totalCount: number | string, readonly edges: ReadonlyArray<{ readonly count: number | string, readonly sampleCount: number | string, readonly amount: string, readonly largest: string | null, readonly memberCount: number | string, readonly node: { readonly key: string | null, readonly resolution: SupplierResolution | null, readonly nationalId: string | null, readonly name: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type SupplierQueryVariables = Exact<{
  key: string | number;
}>;


export type SupplierQuery = { readonly supplierByKey: { readonly key: string | null, readonly resolution: SupplierResolution | null, readonly nationalId: string | null, readonly name: string | null, readonly identifier: { readonly scheme: string, readonly id: string } | null, readonly names: ReadonlyArray<{ readonly key: string, readonly spelling: string | null, readonly suppliers: ReadonlyArray<{ readonly key: string | null, readonly resolution: SupplierResolution | null, readonly nationalId: string | null, readonly name: string | null, readonly contractTotals: { readonly count: number | string, readonly amount: string } | null }> | null }> | null, readonly byYear: { readonly count: number | string, readonly sampleCount: number | string, readonly amount: string, readonly largest: string | null, readonly groups: ReadonlyArray<{ readonly fiscalYear: number | null, readonly count: number | string, readonly amount: string }> } | null, readonly byMember: { readonly groups: ReadonlyArray<{ readonly count: number | string, readonly amount: string, readonly member: { readonly code: string, readonly nameFa: string, readonly nameEn: string } | null }> } | null } | null };

export const ContractYearsDocument: GraphDocument<ContractYearsQuery, ContractYearsQueryVariables> = {
  hash: '7c047c36cc9e732c4b6034c3095d6ccfbab4990896121979fcf02f47c7237e3b',
  text: `query ContractYears {
  contractTotals(groupBy: FISCAL_YEAR, first: 100) {
    count
    sampleCount
    amount
    groups {
      fiscalYear
      count
      amount
    }
  }
}`,
};

export const MemberDocument: GraphDocument<MemberQuery, MemberQueryVariables> = {
  hash: 'cc0a54fc108c6e65eb5309919afb75ff672d150a418c7566a123baa93cb9a77c',
  text: `query Member($code: ID!) {
  member(code: $code) {
    code
    kind
    nameFa
    nameEn
    county {
      code
      nameFa
      nameEn
    }
    municipalities {
      code
      nameFa
      nameEn
    }
    population
    location {
      latitude
      longitude
    }
    officialCode
    address
    status
    statusSince
    statusReason
    obligations {
      id
      category
      everyMonths
      since
      basis {
        fa
        en
        source
        assumed
        note {
          fa
          en
        }
      }
      status
      missing
      asOf
      count
      sampleCount
      lastPublishedAt
      lastModifiedAt
      dueOn
      daysOverdue
      fields {
        field
        count
        of
      }
    }
    holdings {
      categories {
        category
        count
        sampleCount
      }
    }
    contractTotals(groupBy: FISCAL_YEAR, first: 100) {
      count
      sampleCount
      amount
      groups {
        fiscalYear
        count
        amount
      }
    }
  }
}`,
};

export const MembersDocument: GraphDocument<MembersQuery, MembersQueryVariables> = {
  hash: '68e349ba251fbc288909a095f231b63544abe7808267552f069d6141da8ecca2',
  text: `query Members {
  members {
    code
    kind
    nameFa
    nameEn
    status
    statusSince
    county {
      code
    }
    population
    location {
      latitude
      longitude
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

export const SuppliersDocument: GraphDocument<SuppliersQuery, SuppliersQueryVariables> = {
  hash: '30b9c22ecfc66942cd6bfada8f0397ff96565baf28cec88a88c59fc23ee56c81',
  text: `query Suppliers($text: String, $filter: ContractFilter, $orderBy: SupplierOrder, $first: Int, $after: String, $last: Int, $before: String) {
  suppliers(
    text: $text
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    edges {
      count
      sampleCount
      amount
      largest
      memberCount
      node {
        key
        resolution
        nationalId
        name
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

export const SupplierDocument: GraphDocument<SupplierQuery, SupplierQueryVariables> = {
  hash: 'ac1d495ff3fc3e8107d1e6fc77c89ab25682d14b8d57b37c0ed10d2ad0e41a61',
  text: `query Supplier($key: ID!) {
  supplierByKey(key: $key) {
    key
    resolution
    nationalId
    name
    identifier {
      scheme
      id
    }
    names {
      key
      spelling
      suppliers {
        key
        resolution
        nationalId
        name
        contractTotals {
          count
          amount
        }
      }
    }
    byYear: contractTotals(groupBy: FISCAL_YEAR, first: 100) {
      count
      sampleCount
      amount
      largest
      groups {
        fiscalYear
        count
        amount
      }
    }
    byMember: contractTotals(groupBy: MEMBER, first: 200) {
      groups {
        member {
          code
          nameFa
          nameEn
        }
        count
        amount
      }
    }
  }
}`,
};

