// Words of everyday Korean and English that mean the same in any budget. What a package calls by
// names of its own is in its glossary.

const MEANINGS = `
노인|어르신|고령인|고령자|고령층|시니어|elderly|older people|seniors|senior citizens
장애인|장애우|people with disabilities|disabled
어린이|아동|children|kids
청년|젊은이|youth
급여|월급|봉급|임금|payroll|salary|salaries|wages|wage|pay
총조사|센서스|인구조사|census
서베이|설문조사|여론조사|설문|survey|opinion poll
개인정보|프라이버시|사생활|privacy|personal data|personal information
코로나19|코로나|코비드19|코비드|감염병|covid19|covid|corona|coronavirus|epidemic|pandemic
해킹|사이버 공격|사이버테러|hacking|cyber attack
불편신고|민원|complaint|complaints
감액|삭감|감축|축소|깎기|cut|cuts|reduction|decrease
증액|증가|인상|increase
정보화교육|컴퓨터 교육|인터넷 교육|디지털 교육|it education|computer training|computer education
pc|컴퓨터|computer|computers
본청|시청|city hall
여비|출장비|출장|travel|trips|business trip
위탁|외주|아웃소싱|outsourcing
카메라|cctv|감시카메라|camera|cameras|surveillance
와이파이|무선인터넷|wifi|wi fi|wireless internet
통신망|네트워크|망|network
국외|해외|외국|overseas|abroad|foreign
담당관|담당 부서|부서|department|office|officer
소모품|consumables|supplies
예약|booking|reservation|reservations
사진|photo|photos|photograph|photography
교육|학습|강좌|education|training|courses
통계|statistics|stats
지도|map|maps
3d|3차원|삼차원|three dimensional
안전|safety
보안|security
내구연한|내용연수|수명|useful life|lifespan|service life
유지관리|유지보수|maintenance|upkeep
불용|미집행|unspent
검토 의견|의견|findings|opinion
원문의 불일치|오류|오타|errors|mistakes|discrepancies
내려받기|다운로드|download|downloads
한 사람당|1인당|일인당|per capita|per head|per inhabitant|per person
용어|낱말 풀이|용어 사전|용어집|glossary
이용 조건|저작권|라이선스|라이센스|license|licence|copyright
통합 문서|엑셀|excel|xlsx|spreadsheet
읽는 법|이용 안내|도움말|about|help
나란히 보기|비교|compare|comparison
회원|member|members
재단|foundation
데이터|데이타|data`;

/** Groups of words that mean the same. */
export const ALIKE = MEANINGS.trim()
  .split("\n")
  .map((line) => line.split("|"));

// What verbs of questions say, by how they begin.
const VERBS = [
  [/^(?:줄[이었인여였어일임]|깎[가-힣])/, "감액"],
  [/^늘[리었린려렸어릴]/, "증액"],
  [/^(?:reduc|decrease|decreasing)/, "cut"],
  [/^(?:increase|increasing|rais)/, "increase"],
];

/**
 * The noun for a verb of a question: 감액 for 줄었나요.
 * @param {string} word A folded word.
 * @returns {string} The word itself where it is none of these.
 */
export const nounOf = (word) => VERBS.find(([verb]) => verb.test(word))?.[1] ?? word;

// What may be left out of a query about something else: a budget site is about money.
const WEAK = new Set(
  `예산 예산안 금액 돈 비용 사업 액수 총액 규모 현황 내역 이유 까닭 정보 내용 설명 목록 통계 자료 감액 삭감 증액 대 개 명 건 곳 수
   cut increase budget budgets amount money cost costs spending program project list total
   number reason change changes`.split(/\s+/),
);

// How verbs end in questions and relative clauses: what they say of a noun is rarely a name.
const VERB =
  /(?:[았었였했됐냈썼졌렸갔왔](?:나|나요|니|는지|는가|어|어요|다|던|을까)?|[가-힣](?:나요|습니까|는지|는가|을까|을까요)|(?:하|되|있|없|드|쓰|받|나가)나)$/;

/**
 * Whether a word may be left out of a query that has others.
 * @param {string} word A folded word.
 * @returns {boolean}
 */
export const isWeak = (word) => WEAK.has(word) || VERB.test(word) || /^[가-힣]$/.test(word);
