//! What `target` says: verdicts, and how likely something is.

messages! {
    verdict_meets(): "meets", "达标(有把握)";
    verdict_probably_meets(): "probably meets", "基本达标(把握不足)";
    verdict_borderline(): "borderline", "临界";
    verdict_misses(): "misses", "不达标";
    verdict_not_assessable(): "not testable here", "无法由仿真判断";

    virtually_certain(): "virtually certain", "几乎确定";
    extremely_likely(): "extremely likely", "极有可能";
    very_likely(): "very likely", "很可能";
    likely(): "likely", "可能";
    more_likely_than_not(): "more likely than not", "多半可能";
    about_as_likely_as_not(): "about as likely as not", "或许可能";
    unlikely(): "unlikely", "可能性较低";
    very_unlikely(): "very unlikely", "可能性很低";
    extremely_unlikely(): "extremely unlikely", "可能性极低";
    exceptionally_unlikely(): "exceptionally unlikely", "可能性微乎其微";

    odds(word, met, of): "{word}: about {met} of {of} such events", "{word}：{of} 次同类灾害中约 {met} 次";
}
