// The language of a text, told by its script alone: no guess where the script does not say it.

import { countCharactersOf } from './words.ts'

/** The beginning of a text tells its script; more is not looked at. */
const SAMPLE_CHARACTERS = 2000

/** Of Han and kana together, the share of kana from which a text is Japanese, and not Chinese with a brand name. */
const JAPANESE_KANA_SHARE = 0.1

/** Characters frequent in news whose simplified form (first) and traditional form (second) stand for nothing else. */
const PAIRS = [
  '国國会會发發这這来來时時为為东東长長门門问問间間应應实實业業开開关關进進过過还還说說对對动動产產经經济濟',
  '报報总總华華团團员員资資银銀证證债債风風险險际際贸貿欧歐亿億涨漲亏虧损損营營质質车車电電络絡数數级級调調',
  '结結构構创創办辦财財务務众眾议議题題续續给給单單独獨环環样樣较較战戰场場热熱达達远遠运運连連选選转轉轮輪',
  '输輸边邊让讓认認识識设設计計规規记記讯訊论論诉訴请請谈談谁誰课課读讀变變显顯现現视視觉覺费費货貨购購赛賽',
  '赞贊赢贏顾顧预預领領头頭颜顏额額飞飛马馬驻駐验驗鱼魚鸟鳥龙龍权權条條标標树樹检檢机機汉漢沟溝泽澤涛濤润潤',
  '满滿岁歲岛島岂豈买買卖賣乱亂仓倉们們传傳伤傷伦倫伟偉侠俠俭儉偿償兴興军軍农農减減击擊则則刘劉剧劇劝勸劳勞',
  '势勢区區医醫协協压壓厅廳历歷县縣参參双雙叶葉听聽响響园園围圍图圖圆圓坏壞坚堅处處备備复復够夠夺奪奋奮妇婦',
  '妈媽学學审審宪憲宽寬寻尋导導将將层層岗崗币幣师師带帶帮幫广廣庆慶库庫废廢异異张張强強归歸录錄怀懷态態惊驚',
  '执執扩擴扫掃扬揚护護择擇挂掛挥揮换換摆擺热熱爱愛状狀独獨献獻环環畅暢疗療盘盤监監盖蓋矿礦确確离離种種称稱',
  '稳穩穷窮窃竊竞競笔筆签簽简簡类類粮糧纪紀约約纯純纲綱纳納纷紛纸紙线線练練组組细細织織终終绍紹绝絕统統维維',
  '绿綠编編缓緩职職联聯聪聰肃肅肤膚脑腦节節艺藝药藥获獲蓝藍虑慮补補装裝见見观觀订訂训訓词詞试試诚誠详詳语語',
  '误誤诺諾贝貝负負贡貢贤賢败敗账賬贫貧贯貫贴貼贷貸贺賀赚賺赔賠跃躍践踐轨軌软軟载載辆輛迁遷违違迟遲适適递遞',
  '邮郵释釋针針钟鐘钢鋼钱錢铁鐵铝鋁铜銅链鏈销銷锁鎖错錯键鍵镇鎮镜鏡闭閉闻聞阅閱队隊阳陽阴陰阶階陆陸陈陳难難',
  '静靜韩韓页頁项項顺順须須频頻饭飯饮飲馆館驾駕骗騙鲜鮮鸡雞黄黃齐齊龄齡',
].flatMap((line) => [...line])
const SIMPLIFIED = new Set(PAIRS.filter((_, index) => index % 2 === 0))
const TRADITIONAL = new Set(PAIRS.filter((_, index) => index % 2 === 1))
/** By code unit (all of these have one): 1 simplified, -1 traditional. */
const FORMS = new Int8Array(2 ** 16)
for (const character of SIMPLIFIED) FORMS[character.charCodeAt(0)] = 1
for (const character of TRADITIONAL) FORMS[character.charCodeAt(0)] = SIMPLIFIED.has(character) ? 0 : -1

/**
 * The language of a text as a BCP 47 tag, as far as its script tells: `ko` for Hangul, `ja` where kana stand
 * among Han characters, `zh-CN` or `zh-TW` by the forms of characters that differ (`zh` where no such
 * character occurs). Null for every other script, and where no script prevails: Latin letters tell no
 * language.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const han = countCharactersOf(sample, HAN)
  const kana = countCharactersOf(sample, KANA)
  const hangul = countCharactersOf(sample, HANGUL)
  const otherWords = sample.match(OTHER_WORDS)?.length ?? 0
  const half = (han + kana + hangul + otherWords) / 2
  if (hangul > half) return 'ko'
  if (han + kana <= half) return null
  return kana >= JAPANESE_KANA_SHARE * (han + kana) ? 'ja' : chineseOf(sample)
}

const HAN = /\p{Script=Han}+/gu
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu
const HANGUL = /\p{Script=Hangul}+/gu
const THESE_SCRIPTS = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`
const OTHER_WORDS = new RegExp(String.raw`[\p{L}--${THESE_SCRIPTS}]+`, 'gv')

function chineseOf(sample: string): string {
  let balance = 0
  for (let at = 0; at < sample.length; at++) balance += FORMS[sample.charCodeAt(at)] ?? 0
  if (balance === 0) return 'zh'
  return balance > 0 ? 'zh-CN' : 'zh-TW'
}
