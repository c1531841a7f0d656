import type { ExampleQuery } from './ExampleQuery.ts';

/** From simple to particular. Each works in any province; what it names can be changed in its variables. */
export const exampleQueries: readonly ExampleQuery[] = [
  {
    name: 'largest-contracts',
    title: { fa: 'بزرگ‌ترین قراردادها', en: 'The largest contracts' },
    about: {
      fa: 'قراردادهای همهٔ دستگاه‌ها در یک فهرست، از مبلغی به بالا، بزرگ‌ترین نخست. مبلغ‌ها رشته‌اند، چون از عدد جاوااسکریپت بزرگ‌تر می‌شوند.',
      en: 'The contracts of all bodies as one list, from an amount up, largest first. Amounts are strings, since they pass what a JavaScript number holds.',
    },
    text: `query LargestContracts($from: Rial) {
  contracts(
    filter: { minAmount: $from }
    orderBy: { field: AMOUNT, direction: DESC }
    first: 5
  ) {
    totalCount
    nodes {
      id
      title
      amount
      signedOn
      supplier { name nationalId }
      member { nameFa }
    }
  }
}`,
    variables: { from: '500000000' },
  },
  {
    name: 'totals-by-year',
    title: { fa: 'جمع‌ها به تفکیک سال', en: 'Totals by year' },
    about: {
      fa: 'شمار و جمع مبلغ قراردادها در هر سال مالی. جمع را خود سامانه از همهٔ دستگاه‌ها می‌گیرد و با دقت کامل می‌زند. با groupBy به تفکیک دستگاه، پیمانکار یا روش معامله هم می‌شود.',
      en: 'Number and amount of contracts by fiscal year, added up exactly over all bodies. Another groupBy gives them by body, supplier or procurement method.',
    },
    text: `query TotalsByYear {
  contractTotals(groupBy: FISCAL_YEAR, first: 20) {
    count
    sampleCount
    amount
    groups { fiscalYear count amount }
  }
}`,
    variables: {},
  },
  {
    name: 'without-samples',
    title: { fa: 'تنها داده‌های واقعی', en: 'Real data alone' },
    about: {
      fa: 'رکوردهای نمونه (sample) ساختگی‌اند و تنها کارکرد سامانه را نشان می‌دهند؛ با این شرط کنار می‌روند. دستگاه‌ها به ترتیب جمع مبلغ می‌آیند.',
      en: 'Sample records are invented and only show what the software does; this condition leaves them out. Bodies come in order of their sums.',
    },
    text: `query RealTotalsByBody($kind: MemberKind) {
  contractTotals(
    filter: { sample: false, memberKind: $kind }
    groupBy: MEMBER
    first: 10
  ) {
    count
    amount
    groupCount
    groups { member { code nameFa } count amount largest }
  }
}`,
    variables: { kind: 'MUNICIPALITY' },
  },
  {
    name: 'search',
    title: { fa: 'جست‌وجو در همهٔ دسته‌ها', en: 'Search in all kinds of disclosures' },
    about: {
      fa: 'رکوردهایی که همهٔ واژه‌ها در آن‌هاست، بهترین نخست؛ شکل‌های گوناگون نوشتن یکسان است. با categories می‌توان به چند دسته بسنده کرد.',
      en: 'Records that hold all of the words, best first; spelling variants are the same. With categories only some kinds are searched.',
    },
    text: `query Search($text: String!, $categories: [Category!]) {
  search(text: $text, categories: $categories, first: 5) {
    totalCount
    nodes {
      id
      category
      title
      excerpt
      member { nameFa }
    }
  }
}`,
    variables: { text: 'آسفالت', categories: null },
  },
  {
    name: 'history',
    title: { fa: 'تاریخچهٔ یک رکورد', en: 'The history of a record' },
    about: {
      fa: 'آن‌چه پس از نخستین انتشار عوض شده است، فیلد به فیلد. این‌جا تازه‌ترین قرارداد؛ رکوردی را که شناسه‌اش را دارید با node(id: "…") بپرسید.',
      en: 'What changed after the first publication, field by field. Here of the newest contract; ask for a record whose id you have with node(id: "…").',
    },
    text: `query History {
  contracts(orderBy: { field: PUBLISHED_AT, direction: DESC }, first: 1) {
    nodes {
      id
      title
      revision
      revisions(first: 5) {
        number
        publishedAt
        status
        changes { field before after }
      }
    }
  }
}`,
    variables: {},
  },
  {
    name: 'suppliers',
    title: { fa: 'پیمانکاران بزرگ', en: 'The largest suppliers' },
    about: {
      fa: 'هر پیمانکار یک بار، با جمع قراردادهایش نزد همهٔ دستگاه‌ها و شمار دستگاه‌ها. NAME_CANDIDATE یعنی تنها با نام شناخته شده است و شاید چند نفر باشد.',
      en: 'Each supplier once, with its sums over all bodies and the number of bodies. NAME_CANDIDATE means known by a name alone, and so perhaps several.',
    },
    text: `query LargestSuppliers {
  suppliers(orderBy: { field: AMOUNT, direction: DESC }, first: 5) {
    totalCount
    edges {
      amount
      count
      memberCount
      node { key name nationalId resolution }
    }
  }
}`,
    variables: {},
  },
  {
    name: 'supplier-by-body',
    title: { fa: 'یک نام نزد همهٔ دستگاه‌ها', en: 'One name at all bodies' },
    about: {
      fa: 'پیمانکارانی که دستگاهی آن‌ها را با این نام ثبت کرده است، و فروش هر یک به هر دستگاه.',
      en: 'Suppliers that some body records under this name, and what each sold to which body.',
    },
    text: `query SupplierByBody($name: String!) {
  suppliers(text: $name, first: 3) {
    totalCount
    edges {
      node {
        key
        name
        resolution
        contractTotals(groupBy: MEMBER, first: 10) {
          amount
          groups { member { nameFa } count amount }
        }
      }
    }
  }
}`,
    variables: { name: 'راه‌سازان' },
  },
  {
    name: 'obligations',
    title: { fa: 'تعهدهای انتشار و دیرکردها', en: 'Obligations and what is overdue' },
    about: {
      fa: 'آن‌چه دستگاه‌ها باید منتشر کنند و وقتش گذشته است، دیرترین نخست، و شمار همهٔ حالت‌ها.',
      en: 'What bodies must publish and is past its day, longest overdue first, and how all obligations stand.',
    },
    text: `query Overdue {
  obligations(filter: { overdue: true }, first: 5) {
    totalCount
    totals { count overdue neverPublished unknown }
    nodes {
      member { nameFa }
      category
      status
      dueOn
      daysOverdue
    }
  }
}`,
    variables: {},
  },
  {
    name: 'paging',
    title: { fa: 'صفحه به صفحه با نشانگر', en: 'Page by page with cursors' },
    about: {
      fa: 'endCursor هر صفحه را به‌جای after بعدی بدهید، تا hasNextPage برابر false شود. فهرست میان صفحه‌ها جابه‌جا نمی‌شود، هرچند در این میان چیزی منتشر شود. برای همهٔ رکوردها خروجی /export بهتر است.',
      en: 'Give each page’s endCursor as the next after, until hasNextPage is false. Pages do not shift while something is published. For all records an export is better.',
    },
    text: `query Permits($after: String) {
  permits(orderBy: { field: PUBLISHED_AT }, first: 3, after: $after) {
    nodes { id title publishedAt }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: { after: null },
  },
  {
    name: 'coverage',
    title: { fa: 'پاسخ چه کسانی را در بر دارد', en: 'Whom an answer covers' },
    about: {
      fa: 'یک رقم تنها زمانی رقم کل استان است که complete برابر true باشد. با سرآیند shafaf-stale: no پاسخ‌های پیشین به‌جای دستگاهی که پاسخ نمی‌دهد نمی‌نشیند.',
      en: 'A figure is the whole province’s only when complete is true. The header shafaf-stale: no keeps earlier answers from standing in for a body that does not answer.',
    },
    text: `query Coverage {
  contractTotals {
    count
    amount
    coverage {
      complete
      asked
      answered
      skipped
      missing { code reason }
      stale { code asOf }
      dropped { code rows reasons }
    }
  }
}`,
    variables: {},
    headers: { 'shafaf-stale': 'no' },
  },
  {
    name: 'one-body',
    title: { fa: 'یک دستگاه', en: 'One body' },
    about: {
      fa: 'آن‌چه فهرست استان دربارهٔ یک شهرداری می‌داند، و تازه‌ترین قراردادها و جمع پروانه‌هایش. تنها از سرور همان دستگاه پرسیده می‌شود.',
      en: 'What the register knows of a municipality, its newest contracts and its permits in sum. Only its own server is asked.',
    },
    text: `query OneBody($code: ID!) {
  member(code: $code) {
    nameFa
    nameEn
    county { nameFa }
    population
    contracts(orderBy: { field: SIGNED_ON, direction: DESC }, first: 3) {
      totalCount
      nodes { title amount signedOn }
    }
    permitTotals(groupBy: PERMIT_TYPE) {
      count
      groups { permitType count fee }
    }
  }
}`,
    variables: { code: 'tabriz-municipality' },
  },
  {
    name: 'budget',
    title: { fa: 'بودجهٔ مصوب و عملکرد', en: 'Approved budget and what came of it' },
    about: {
      fa: 'هزینه‌های مصوب و انجام‌شده در هر سال، جدا از هم. مرحله‌ها را هرگز با هم جمع نکنید: یک پول دو بار شمرده می‌شود.',
      en: 'Expenditure as approved and as made, by year, apart. Never add phases up: one money would count twice.',
    },
    text: `query Budget {
  budgetLineTotals(groupBy: FISCAL_YEAR, first: 10) {
    groups {
      fiscalYear
      approvedExpenditure
      executedExpenditure
      approvedRevenue
      executedRevenue
    }
  }
}`,
    variables: {},
  },
  {
    name: 'plans',
    title: { fa: 'طرح‌های در دست اجرا', en: 'Plans that are being carried out' },
    about: {
      fa: 'طرح‌هایی که پیشرفت فیزیکی‌شان کمتر از این است، با قراردادهایی که آن‌ها را اجرا می‌کنند، حتی اگر دستگاه دیگری بسته باشد.',
      en: 'Plans with less physical progress than this, and the contracts that carry them out, even where another body concluded them.',
    },
    text: `query PlansInProgress($most: Float) {
  plans(
    filter: { planStatus: [IMPLEMENTATION], maxProgress: $most }
    first: 3
  ) {
    totalCount
    nodes {
      title
      budget
      physicalProgressPct
      periodEnd
      member { nameFa }
      contracts { id title amount }
    }
  }
}`,
    variables: { most: 80 },
  },
  {
    name: 'persisted',
    title: { fa: 'پرسش ذخیره‌شده با GET', en: 'A persisted query by GET' },
    about: {
      fa: 'پرسش با اثر انگشت SHA-256 خود نامیده می‌شود، پس نشانی کوتاه است و مرورگر و میان‌راه پاسخ را نگه می‌دارند و تنها می‌پرسند که آیا عوض شده است (ETag و پاسخ 304). اگر سامانه آن را نشناسد، PERSISTED_QUERY_NOT_FOUND می‌گوید؛ آن‌گاه یک بار متن را هم بفرستید.',
      en: 'The operation is named by its SHA-256, so that the address is short, and browsers and caches keep the answer and only ask whether it has changed (ETag, answered with 304). A gateway that does not know it says PERSISTED_QUERY_NOT_FOUND: then send the text along once.',
    },
    text: `query Municipalities($kind: MemberKind) {
  members(kind: $kind) { code nameFa population status }
}`,
    variables: { kind: 'MUNICIPALITY' },
    isPersisted: true,
  },
];
