//! What `check --norms` says.

messages! {
    norm(): "Norm", "标准";
    asked(): "Asked", "要求";
    found(): "Found", "现状";
    judged(): "Judged", "核查数";
    short(): "Short", "不足数";
    verdict(): "Verdict", "结论";
    meets(): "meets", "符合";
    falls_short(): "falls short", "不足";
    not_asked(): "not asked", "不适用";
    unknown(): "not known", "资料不足";
    fall_short(names): "short: {names}", "不足:{names}";
    fall_short_and(names, count): "short: {names} and {count} more", "不足:{names}，另有 {count} 处";
    lacking(norm, table): "{norm}: the tables lack {table}", "{norm}:缺少 {table}";
    summary(met, short, unknown, other): "{met} norms met, {short} fall short, {unknown} not known, {other} not asked here", "符合 {met} 项,不足 {short} 项,资料不足 {unknown} 项,不适用 {other} 项";
    per_person(): "m² a person", "m²/人";
    per_mille(): "‰", "‰";
    per_100_km2(): "per 100 km²", "个/100 km²";
    depots(): "depots", "座";
}
