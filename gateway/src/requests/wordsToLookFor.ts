/** Words that questions have and records do not, or all have. */
const COMMON = new Set(
  'آیا از اما اگر این آن با بر برای بوده بود است شد شده شما ما من را در که و یا تا چه چرا چقدر چگونه چند کدام کجا کی می‌خواهم میخواهم خواهم بدانم بدهید لطفا لطفاً سال ماه روز درباره دربارهٔ مورد همه هر یک the a an of in on for to and or what which how much many when where is are was were please information about'.split(
    ' ',
  ),
);
const SHORTEST = 3;
const MOST = 5;

/** The words of a question that tell most about what it is about: the longest that are not in every question. */
export function wordsToLookFor(question: string): string[] {
  const words = (question.match(/[\p{L}\p{M}\p{N}\u200c]+/gu) ?? []).filter(
    (word) => word.length >= SHORTEST && !COMMON.has(word.toLowerCase()),
  );
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, MOST);
}
