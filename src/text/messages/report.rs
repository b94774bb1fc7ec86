//! What `report` says: the page `report.html` and the verdict table of the terminal.

messages! {
    // Single words.
    confidence_high(): "high", "高";
    confidence_medium(): "medium", "中";
    confidence_low(): "low", "低";
    status_plan(): "stated in the plan", "规划载明";
    status_public(): "public data", "公开资料";
    status_assumed(): "assumed", "假定";
    step_report(): "report", "信息报告";
    step_assessment(): "assessment and activation", "研判与启动响应";
    step_order(): "dispatch order", "下达调拨指令";
    step_turnout(): "turnout and opening", "集结与开库";
    step_vehicle_wait(): "waiting for a vehicle or goods", "等待车辆或物资";
    step_road_wait(): "waiting for an open road", "等待道路通行";
    step_queue(): "queue at the dock", "装车排队";
    step_loading(): "loading", "装车";
    step_driving(): "driving, as on a dry day", "行驶（常态）";
    step_detour(): "rain, night, detours", "降雨、夜间与绕行";
    step_unloading(): "unloading and handing out", "卸车发放";
    group_decision(): "informing and deciding", "报告与决策";
    group_readiness(): "making ready", "集结与装车";
    group_road(): "on the road", "在途";
    group_handing_out(): "handing out", "发放";
    hours(value): "{value} h", "{value} 小时";
    minutes(value): "{value} min", "{value} 分钟";
    hours_unit(): "h", "小时";
    not_reached(): "not reached", "未到达";
    people(): "people", "人";

    // Head of the page.
    kicker(): "Relief targets put to the test", "救助指标仿真评估";
    headline_one(indicator, limit, met, of): "{indicator} {limit}: met in about {met} of {of} such events", "{indicator} {limit}：{of} 次同类灾害中约 {met} 次达标";
    nothing_happened(n): "In none of {n} replications did anything happen that a row of the plan speaks of: check the numbers and units of the hazards", "{n} 次抽样中没有发生任何与规划指标有关的事件:请检查致灾因子的数值和单位";
    headline_none(): "No row of this plan can be judged by simulation", "本规划没有可由仿真判断的指标";
    headline_verdict(verdict, low, high, n): "Verdict: {verdict} (interval {low}–{high} %, {n} replications).", "结论：{verdict}（区间 {low}–{high} %，抽样 {n} 次）。";
    headline_counts(assessed, good, unsure, bad): "Rows tested: {assessed}, of which met {good}, uncertain {unsure}, missed {bad}.", "共检验 {assessed} 项指标：达标 {good} 项，把握不足或临界 {unsure} 项，不达标 {bad} 项。";
    headline_untested(count): "Not to be judged by simulation: {count}; the record that could prove each stands beside it.", "另有 {count} 项无法由仿真判断，所需佐证材料逐项列出。";
    event_facts(n, struck, displaced, range): "{n} events were simulated; {struck} of them drove people from their homes: typically {displaced} people, in nine of ten events {range}.", "共模拟 {n} 次灾害，其中 {struck} 次造成人员转移安置，中位数 {displaced} 人，九成情形在 {range} 人之间。";

    casualty_facts(trapped, range, injured, dead): "The water traps typically {trapped} people, in nine of ten events {range}; on average {injured} are injured and {dead} die, by assumed rates and without any rescue.", "被洪水围困人数中位数 {trapped} 人，九成情形在 {range} 人之间；按假定的比率且不计救援，平均受伤 {injured} 人、死亡 {dead} 人。";

    evacuation_facts(left, range, share, over): "Typically {left} people leave for shelters before they are struck, in nine of ten events {range}; on average {share} of those whose houses become unfit had left in time, and {over} find no room where they come. Who leaves needs goods at the shelter: the more leave, the more stock relief takes.", "灾前转移到避难场所的人数中位数 {left} 人，九成情形在 {range} 人之间；房屋无法居住的人员中平均有 {share} 已提前转移；平均 {over} 人到达时避难场所已满。转移人员在避难场所需要物资：转移得越多，救助所需库存越大。";

    fairness_facts(town, share, hours, gini): "{town} is most often the town that waits longest, in {share} of these events; the town that waits longest waits {hours} hours on average for a full first package, the Gini coefficient of all waits is {gini} (0: all wait as long).", "最常成为等待最久镇街的是{town}（占这些灾害的 {share}）；等待最久的镇街平均 {hours} 小时后才领齐首批物资，全部等待时间的基尼系数为 {gini}（0 表示人人一样久）。";
    clearing_facts(cleared, range, hours): "Crews typically reopen {cleared} closed roads, in nine of ten events {range}; on average each would have stayed closed {hours} h longer.", "抢通组抢通的道路中断处数中位数 {cleared} 处，九成情形在 {range} 处之间；平均每处提前 {hours} 小时恢复。";

    // Section headings.
    section_verdicts(): "Verdicts", "逐项结论";
    section_arrival(): "When relief arrives", "救助到达进程";
    section_places(): "Where it arrives late", "到达较晚的村居";
    section_budget(): "Where the hours go", "时间花在哪里";
    section_attribution(): "What breaks it first", "最先卡在哪里";
    section_shortfall(): "What runs short", "物资缺口";
    section_assumptions(): "What this rests on", "数据与假设";
    section_reading(): "How to read this", "阅读说明";

    // Columns.
    column_indicator(): "Indicator", "指标";
    column_limit(): "Limit", "目标值";
    column_verdict(): "Verdict", "结论";
    column_probability(): "Probability", "达标概率";
    computed(value): "on record: {value}", "台账值 {value}";
    unit_per_mille(n): "{n} ‰", "{n} ‰";
    unit_per_100000(n): "{n} per 100,000", "每十万 {n}";
    unit_per_million(n): "{n} per million", "每百万 {n}";
    unit_per_100_km2(n): "{n} per 100 km²", "每百平方公里 {n}";
    unit_persons(n): "{n} persons", "{n} 人";
    unit_m2_per_person(n): "{n} m² per person", "人均 {n} m²";
    column_interval(level): "{level} interval", "{level} 区间";
    column_reliability(): "Asked", "要求";
    column_replications(): "n", "次数";
    column_confidence(): "Evidence", "数据把握";
    column_time(): "Within", "时限";
    column_mean_share(): "Mean share relieved", "平均救助比例";
    column_band(): "5–95 % of events", "5–95 % 区间";
    column_place(): "Place", "村居";
    column_town(): "Town", "镇街";
    column_residents(): "Residents", "常住人口";
    column_struck(): "Struck in", "受灾频率";
    column_relieved_within(limit): "Relieved within {limit}", "{limit}内救助";
    column_median(): "Median", "中位数";
    column_p95(): "95 % within", "95 % 分位";
    column_cut_off(): "Cut off in", "断路频率";
    column_step(): "Step", "环节";
    column_commodity(): "Goods", "物资";
    column_needed(): "Needed, mean", "平均需求";
    column_peak_short(): "Peak short, mean (95 %)", "最大缺口均值（95 %）";
    column_fill_by(hours): "by {hours} h", "{hours} 小时";
    column_assumption(): "What", "内容";
    column_value(): "Value", "取值";
    column_range(): "Range", "合理范围";
    column_status(): "Standing", "性质";
    column_source(): "Source", "来源";

    // Figures: captions and descriptions.
    figure(number): "Figure {number}.", "图 {number}";
    table(number): "Table {number}.", "表 {number}";
    caption_verdicts(): "All rows of the plan, with their probability of being met", "规划各项指标及其达标概率";
    caption_bars(): "Probability of meeting each row. Bar: estimate; thin line: interval; tick with triangle: reliability asked", "各项指标的达标概率。横条为估计值，细线为区间，三角刻度为要求的可靠度";
    describe_bar(row, probability, interval, reliability): "{row}: {probability}, interval {interval}, asked {reliability}.", "{row}：{probability}，区间 {interval}，要求 {reliability}。";
    caption_arrival(): "Share of the displaced who have their first package, by hours since they had to leave. Line: median event; dashes: mean; band: nine of ten events", "转移安置人员领到首份物资的比例（自本人离家起计时）。实线为中位数，虚线为均值，色带覆盖九成情形";
    caption_arrival_table(): "The same in figures", "各时限对应的比例";
    arrival_axis(): "hours since they had to leave", "离家后小时数";
    arrival_median(): "median", "中位数";
    arrival_mean(): "mean", "均值";
    arrival_band(): "nine of ten events", "九成情形";
    caption_map(limit): "Sketch map: places by people and by share of events in which they were relieved within {limit}", "示意图：村居人口与{limit}内得到救助的频率";
    map_sketch(): "Sketch, not an authority for boundaries", "示意图 不作划界依据";
    map_north(): "N", "北";
    map_road(): "road", "道路";
    map_road_low(): "road within reach of the water", "可能受淹道路";
    map_waterway(): "waterway", "水路";
    map_site(): "depot or store point with stock", "有物资的库点";
    map_place(): "place, by residents", "村居（按人口）";
    map_untouched(): "place never struck", "未受灾村居";
    map_share(limit): "relieved within {limit}", "{limit}内救助";
    describe_map(first): "The places relieved latest are listed in the table beside; the latest is {first}.", "到达最晚的村居见旁表，最晚为{first}。";
    caption_latest(): "The places most often late, worst first; hours until everybody displaced there has a first package", "最常超时的村居（由重到轻）；时间为全员领到首份物资的用时";
    caption_budget(): "Mean hours of each step up to relief, over the places relieved. Numbers are those of the table; the dotted line is the limit", "得到救助的村居各环节平均用时。编号见下表，虚线为时限";
    caption_budget_table(): "Mean hours, and in brackets the share of misses in which the step was the longest", "平均小时数；括号内为未达标时该环节最长的比例";
    budget_total(): "Together", "合计";
    breaks_first(row, late, step): "{row}: {late} of the people are late. What breaks it first: {step}.", "{row}：超时人员占 {late}。最先卡住的环节：{step}。";
    breaks_in_time(people): "Of 100 who are late, {people} would be in time if this alone took no time.", "每 100 名超时人员中，{people} 人在仅此环节不耗时的情况下可及时得到救助。";
    breaks_stuck(people): "Of 100 who are late, {people} still stand at this step when the time simulated ends.", "每 100 名超时人员中，{people} 人到模拟结束仍停在这一环节。";
    breaks_mended(missed, share): "Of {missed} events that miss the row, at least {share} would meet it.", "{missed} 次未达标的灾害中，至少 {share} 可因此达标。";
    breaks_unknown(row, late): "{row}: {late} of the people are late, and no step is to blame for it.", "{row}：超时人员占 {late}，无法归因于某一环节。";
    caption_attribution(row): "{row}: the steps of those who are late. “In time without it”: share of the late who would be in time if this step alone took none, all else as it was; “stuck”: share who still stand at it at the end. One person may count for several steps, or for none", "{row}：超时人员的各环节用时。“无此可及时”指仅此环节不耗时、其余不变时可及时得到救助的超时人员比例，“停在此处”指到模拟结束仍停在该环节的比例；同一人可计入多个环节，也可能不计入任何环节";
    column_late_mean(): "Mean h of the late", "超时者平均小时";
    column_in_time(): "In time without it", "无此可及时";
    column_excess(): "Of the excess", "占超时时长";
    column_longest(): "Longest for", "最长环节占比";
    column_mended(): "Rows met without it", "无此可达标";
    column_breaks_first(): "Breaks first", "最先卡住的环节";
    column_late(): "Late", "超时人员";
    column_stuck(): "Stuck at it", "停在此处";
    attribution_note(): "Nothing was played anew for this: what a quicker step would change elsewhere is left out. To know, change the number and run again.", "以上未重新推演，未计入某一环节加快后对其他环节的影响；如需确认，请修改相应参数后重新运行。";
    describe_budget(target, total, step, hours): "{target}: {total} in the mean, most of it {step} ({hours}).", "{target}：平均 {total}，最长环节为{step}（{hours}）。";
    caption_shortfall(): "Goods needed and delivered, whole district; share of need met after being struck", "全域物资需求与满足率（自受灾起）";
    shortfall_more(): "Towns and single places stand in shortfall.csv.", "分镇街、分村居数据见 shortfall.csv。";
    assumptions_none(): "Nothing has been recorded.", "尚无记录。";
    caption_assumptions(): "What was assumed comes first; replace it by your own figures where you can", "假定项在前；如有本地数据，请予替换";

    // How to read it.
    reading_probability_term(): "Probability", "达标概率";
    reading_probability(): "The share of simulated events in which the row was met. 83 % means: of a hundred such events, about 83 keep the promise. n counts the events in which somebody was struck for whom the row holds.", "模拟灾害中达到目标的比例。83 % 即 100 次同类灾害中约 83 次达标。次数只计该项指标所涉人员受灾的情形。";
    reading_interval_term(): "Interval", "区间";
    reading_interval(level): "What chance in drawing the events leaves open, at {level}. It says nothing about wrong inputs: those are the list of assumptions.", "因抽样造成的不确定范围（置信水平 {level}）。它不反映输入数据的偏差，后者见假设清单。";
    reading_verdict_term(): "Verdict", "结论";
    reading_verdict(): "Meets: the whole interval reaches the reliability asked. Probably meets: the estimate does, its lower end does not. Borderline: only the upper end does. Misses: not even that.", "达标：区间下限不低于要求的可靠度；基本达标：估计值达到而下限未达到；临界：仅上限达到；不达标：上限也未达到。";
    reading_evidence_term(): "Evidence", "数据把握";
    reading_evidence(): "How good the inputs of a row are. It is a scale of its own, apart from the probability.", "该项所用数据的可靠程度，与达标概率是两回事。";
    reading_late_term(): "Not reached", "未到达";
    reading_late(horizon): "Not within the {horizon} simulated. Such cases count as late; they are never left out of a mean as if they had not been.", "在模拟的{horizon}内没有到达，按超时计，不会从统计中剔除。";
    reading_again_term(): "Doing it again", "复核";
    reading_again(seed, n): "Seed {seed} with {n} replications gives this page again, byte for byte, on any machine.", "以随机种子 {seed}、抽样 {n} 次重新运行，可在任何机器上逐字节得到同一报告。";
    colophon(program): "Made by {program}. A simulation supports the judgement of those responsible; it does not replace it.", "由 {program} 生成。仿真结果供决策参考，不替代主管部门的判断。";

    // The terminal.
    terminal_breaks(): "What breaks it first: of those late, in time if that step took none; stuck at it to the end", "最先卡在哪里：超时人员中，若该环节不耗时可及时的比例、到模拟结束仍停在该环节的比例";
    terminal_latest(): "Places most often late", "最常超时的村居";
    terminal_end(n, wall, rate): "{n} replications in {wall} ({rate} a second)", "抽样 {n} 次，用时 {wall}（每秒 {rate} 次）";
    trace_title(replication, seed, severity, displaced): "replication {replication}, seed {seed}: {severity} times the design event, {displaced} people displaced", "第 {replication} 次抽样,种子 {seed}:为设计事件的 {severity} 倍,需转移 {displaced} 人";
    trace_place(name, displaced, struck): "{name}: {displaced} displaced, struck at {struck}", "{name}:需转移 {displaced} 人,{struck} 受灾";
    trace_first(): "first goods", "首批物资到达";
    trace_packaged(people, time, delay): "{people} people have a full first package at {time}, {delay} after the last of them had to leave", "{time} 时 {people} 人领齐首批物资,其中最后离家者等待 {delay}";
    trace_left(people): "{people} people have no full first package within the horizon", "模拟期内仍有 {people} 人未领齐首批物资";
    trace_never(): "not within the horizon", "模拟期内未达到";
    trace_struck(place): "{place} is struck", "{place}受灾";
    trace_incident_reported(area): "{area}: a call for help is answered", "{area}:接到求救";
    trace_crew_sent(crew, area): "{crew} is sent to {area}", "{crew}出动,前往{area}";
    trace_crew_on_scene(crew, area): "{crew} is on scene: {area}", "{crew}到达现场:{area}";
    trace_crew_free(crew): "{crew} is free again", "{crew}可再次出动";
    trace_clearing_sent(crew, link): "{crew} takes on the closed link {link}", "{crew}前往抢通 {link}";
    trace_cleared(crew, link, cause): "{crew} has cleared {link} ({cause})", "{crew}抢通 {link}({cause})";
    trace_cleared_by_others(crew, link): "{crew} finds {link} reopened by others", "{crew}所到的 {link} 已由他人抢通";
    trace_town_report(place): "{place}: report reaches the town", "{place}:灾情报到镇";
    trace_warning_ordered(place): "{place}: the order to warn goes out", "{place}:下达预警指令";
    trace_left_home(place, people): "{place}: {people} people have left for shelters", "{place}:已有 {people} 人转移到避难场所";
    trace_shelter_opened(place): "the first people come to {place}", "{place}开始接收转移人员";
    trace_shelter_filled(place, people): "{people} people are at {place}", "{place}共接收 {people} 人";
    trace_shelter_crowded(place, people, over): "{people} people are at {place}, {over} more than it holds", "{place}共接收 {people} 人,超出容量 {over} 人";
    trace_warned(place, share): "{place}: {share} of the people have heard the warning", "{place}:{share} 的居民已收到预警";
    trace_town_order(place): "{place}: the town orders relief", "{place}:镇下达救助指令";
    trace_county_report(place): "{place}: report reaches the county", "{place}:灾情报到县";
    trace_activation(): "the county activates its response", "县启动应急响应";
    trace_county_order(place): "{place}: the county orders relief", "{place}:县下达调拨指令";
    trace_site_flooded(site): "{site}: floor under water", "{site}:库房进水";
    trace_site_dry(site): "{site}: dry again", "{site}:积水退去";
    trace_assigned(truck, site, place, tonnes): "{truck}: {tonnes} t from {site} for {place}", "{truck}:从{site}为{place}装 {tonnes} t";
    trace_staged(truck, site, place, tonnes): "{truck}: {tonnes} t from {site} for {place}; no open road known, goes to wait as near as it gets", "{truck}:从{site}为{place}装 {tonnes} t;无已知通路,前往最近处待命";
    trace_loading(truck): "{truck}: loading begins", "{truck}:开始装车";
    trace_departed(truck, place): "{truck}: sets out for {place}", "{truck}:出发前往{place}";
    trace_rerouted(truck, link): "{truck}: road {link} is closed, takes another way", "{truck}:路段 {link} 中断,绕行";
    trace_blocked(truck, link): "{truck}: road {link} is closed, no way round known, waits", "{truck}:路段 {link} 中断,无已知绕行路线,等待";
    trace_no_way(truck): "{truck}: knows no way, waits", "{truck}:无已知通路,原地等待";
    trace_drove_on(truck): "{truck}: drives on", "{truck}:继续行驶";
    trace_grounded(truck): "{truck}: stays on the ground, in the dark or in strong wind", "{truck}:因天黑或大风暂不起飞";
    trace_took_off(truck): "{truck}: takes off", "{truck}:起飞";
    trace_turned_back(truck): "{truck}: turns back", "{truck}:折返";
    trace_arrived(truck, place): "{truck}: arrives at {place}", "{truck}:到达{place}";
    trace_delivered(site, place, goods, quantity): "{place}: {quantity} of {goods} handed out, from {site}", "{place}:发放{goods} {quantity}(来自{site})";
    trace_unloaded(truck, place): "{truck}: unloaded at {place}, sets out for its depot", "{truck}:在{place}卸完返程";
    trace_rest_began(truck): "{truck}: its crew rests, no other is rested yet", "{truck}:班组超过值勤时限,就地休息,暂无班组接替";
    trace_rest_ended(truck): "{truck}: with a rested crew again", "{truck}:班组休息完毕,恢复待命";
    trace_crew_changed(truck): "{truck}: a rested crew takes over", "{truck}:换由休息好的班组接替";
    trace_home(truck, site): "{truck}: back at {site}", "{truck}:返回{site}";
}
