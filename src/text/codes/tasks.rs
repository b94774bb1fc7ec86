//! Texts of what can be wrong with those who do something (calls for help, dispatch, clearing), and with changes: codes 0610 on, and 07.

/// Hands these codes on, after those before and in front of those of imports and runs.
macro_rules! task_codes {
    ($($before:tt)*) => {
        import_codes! {
            $($before)*
            E0610 Error
            en: "incidents happen within {window} h, but only {horizon} h are simulated", "set window_h below horizon_h, by as long as the last incident takes to be answered", "An incident after the horizon is never answered, and would count as missed.";
            zh: "险情发生的时间窗为 {window} 小时,而只模拟 {horizon} 小时", "window_h 应小于 horizon_h,并为最后一起险情留足处置时间", "模拟结束之后的险情无人处置,会被当作未到场。";
            E0611 Error
            en: "the clock `{clock}` does not run for {metric}", "use disaster (the incident), report (the call) or dispatch_order (the order)", "Incidents come one by one, with no warning stage and no activation by the county.";
            zh: "{metric} 没有 `{clock}` 计时起点", "请用 disaster(险情发生)、report(接警)或 dispatch_order(下达指令)", "险情逐起发生,没有预警水位,也没有县级启动响应。";
            E0612 Error
            en: "area `{id}` is {kind}, by land, but lies over water from its landing", "leave from_landing_km empty, or set kind to river or sea", "Ambulances do not go by boat.";
            zh: "区域 `{id}` 为 {kind}(陆上),却填写了水上距离", "请将 from_landing_km 留空,或把 kind 改为 river 或 sea", "救护车不走水路。";
            E0613 Error
            en: "area `{id}` takes patients to a hospital that it does not name", "name the site in hospital_site_id, or set hospital_share = 0", "The way to the hospital and the handover keep a crew busy.";
            zh: "区域 `{id}` 要送伤病员就医,但没有指明医院", "请在 hospital_site_id 中填写医院所在场所,或设 hospital_share = 0", "送医和交接会占用队伍。";
            W0614 Warning
            en: "nobody answers incidents of the kind {kind}", "add a team of the kind {team} with vehicles of the mode {mode}", "Such incidents happen and nobody comes: every row about them is missed.";
            zh: "没有队伍处置 {kind} 类险情", "请添加 kind 为 {team} 且有 {mode} 类车船的队伍", "此类险情会发生而无人到场,有关指标一律不达标。";
            W0615 Warning
            en: "team `{id}` of the kind {team} answers no calls: it has no vehicle of the mode {mode}", "give it one in vehicle_id and vehicles", "On a day of incidents teams of the kinds water_rescue and medical bring no relief goods either.";
            zh: "{team} 队伍 `{id}` 没有 {mode} 类车船,不能处置险情", "请填写 vehicle_id 和 vehicles", "模拟险情时,water_rescue 和 medical 队伍也不运送救助物资。";
            W0616 Warning
            en: "area `{id}` ({name}): no road leads there from the base of any team that answers", "check node_id and the roads around it", "Incidents there are never answered, and every row about them is missed.";
            zh: "区域 `{id}`({name}):没有道路从任何应答队伍的驻地通到该处", "请核对 node_id 及其周围道路", "该处险情永远无人到场,有关指标不达标。";
            W0630 Warning
            en: "dispatch_rule = \"relaxed_bound\" is no rule: nobody can relieve a place that soon", "read the odds of first_relief_time as an upper bound; for what would happen set near_first or another rule", "Every place is relieved as soon as any vehicle could be there, without queues, over roads whose future is known and with goods without end. Rows of fill_rate are bounds too; those of other metrics are none.";
            zh: "dispatch_rule = \"relaxed_bound\" 不是调度规则:没有人能如此之快地救助各地", "请把 first_relief_time 的达标概率理解为上限;要看实际会怎样,请设 near_first 或其他规则", "各地在任何车辆所能到达的最早时刻得到救助:不排队、预知道路未来、物资无限。fill_rate 同样是上限;其他指标的结果不是界限。";
            W0640 Warning
            en: "vehicle `{id}`: {field} does nothing", "set mode = air, or leave it out", "Wind and darkness keep only what flies on the ground; boats that answer calls have limits of their own under [hazards.incidents].";
            zh: "车辆 `{id}`:{field} 不起作用", "请设 mode = air,或删去该值", "只有航空器受大风和天黑限制;应答险情的船艇另在 [hazards.incidents] 中设限。";
            W0641 Warning
            en: "link `{id}` is an air link, and nobody flies along it", "leave air links out: vehicles of mode = air fly straight", "A helicopter flies from its site to the place in a straight line at max_speed_km_h.";
            zh: "路段 `{id}` 为航空线路,但没有航空器沿其飞行", "请删去航空线路:mode = air 的航空器按直线飞行", "直升机从驻地到地点按 max_speed_km_h 直线飞行。";
            W0642 Warning
            en: "the helicopters of team `{id}` bring no relief: site `{site}` holds no stock", "put stock there, or the team at a depot", "A vehicle loads where it stands by; it does not fetch goods from another depot.";
            zh: "队伍 `{id}` 的直升机不能运送物资:驻地 `{site}` 没有库存", "请在该处设置库存,或把队伍驻在仓库", "车辆和直升机在驻地装货,不会先到别的仓库取货。";
            W0650 Warning
            en: "[clearing] is there, but no team in teams.csv is of the kind road_clearing", "add a team of the kind road_clearing, or remove [clearing]", "Each such team is a crew; without any, closed roads open as if nobody cleared them.";
            zh: "有 [clearing],但 teams.csv 中没有 road_clearing 类队伍", "请添加 road_clearing 类队伍,或删除 [clearing]", "每支这样的队伍是一个抢通组;没有队伍时,道路按无人抢通恢复。";
            W0651 Warning
            en: "team `{id}` of the kind road_clearing clears nothing without [clearing]", "add [clearing] to scenario.toml, or give the team another kind", "Without that section roads that trees, slides or failures have closed open at times that are drawn, and the team's vehicles carry relief goods like any other.";
            zh: "没有 [clearing] 时,road_clearing 队伍 `{id}` 不抢通道路", "请在 scenario.toml 中添加 [clearing],或改填队伍的 kind", "没有该节时,倒树、滑坡、失效道路按抽样的时间恢复,该队车辆与其他队伍一样运送救助物资。";
            W0652 Warning
            en: "team `{id}` of the kind road_clearing clears nothing: its vehicle does not travel on roads", "give it a vehicle of the mode road, or none", "A crew without a vehicle of its own drives like a laden lorry.";
            zh: "road_clearing 队伍 `{id}` 不能抢通道路:其车船不在道路上行驶", "请填写 mode = road 的车辆,或留空", "没有自有车辆的抢通组按满载货车的速度行驶。";
            W0670 Warning
            en: "team `{id}`: crews_per_vehicle does nothing without [crews]", "add [crews] to scenario.toml, or leave the column out", "Crews tire and take turns only where [crews] says how long they drive and work.";
            zh: "队伍 `{id}`:没有 [crews] 时 crews_per_vehicle 不起作用", "请在 scenario.toml 中添加 [crews],或删除该列", "只有 [crews] 规定了驾驶和值勤时限,班组才会疲劳并轮换。";
            W0671 Warning
            en: "team `{id}` has {people} people for {crews} crews ({vehicles} vehicles with {each} each)", "give it more people, or fewer crews or vehicles", "Each crew is a driver at least. With fewer people than crews nobody can take over while the others rest.";
            zh: "队伍 `{id}` 有 {people} 人,却要组成 {crews} 个班组({vehicles} 辆车,每辆 {each} 个班组)", "请增加人数,或减少班组或车辆", "每个班组至少有一名驾驶员;人数少于班组数时,休息时无人接班。";
            W0672 Warning
            en: "[crews]: breaks of 0 min after {spell} h of driving change nothing", "give break_min (the law: 20), or leave both out", "A limit on driving without a break asks for a break.";
            zh: "[crews]:连续驾驶 {spell} 小时后休息 0 分钟不起作用", "请填写 break_min(法规为 20 分钟),或两者都不填", "限制连续驾驶时间,就要规定停车休息时间。";
            W0673 Warning
            en: "team `{id}`: from_level does nothing, since the team brings no relief goods", "leave it out, or give the team vehicles", "Levels of response call teams whose vehicles carry goods. Those who fight fires, answer calls or clear roads are called by these.";
            zh: "队伍 `{id}` 不运送救助物资,from_level 不起作用", "请删除该值,或为队伍填写车辆", "响应级别只调用运送物资的队伍;灭火、出警、抢通队伍由各自任务调用。";
            E0674 Error
            en: "level {level} has {field} {value}, less than {than} of level {lower} below it", "give {level} at least as much as {lower}", "I is the highest level, IV the lowest: a higher level asks for more people, and releases more stock.";
            zh: "{level} 级的 {field} 为 {value},低于其下 {lower} 级的 {than}", "{level} 级的值应不低于 {lower} 级", "I 级最高,IV 级最低:级别越高,启动门槛越高,动用库存越多。";
            E0675 Error
            en: "level {level} asks for nothing, so that it is in force whenever {lower} is", "give it a threshold: displaced_persons, affected_persons or places_struck", "Only the lowest level may be reached by the first report alone.";
            zh: "{level} 级没有任何启动条件,会与 {lower} 级同时启动", "请填写启动条件:displaced_persons、affected_persons 或 places_struck", "只有最低级别可以仅凭首次报告启动。";
            W0676 Warning
            en: "stock of {commodity} at `{site}`: made_up_to does nothing, since nothing is made", "give made_per_day, or leave it out", "It limits what is made at made_per_day.";
            zh: "`{site}` 的 {commodity}:没有生产,made_up_to 不起作用", "请填写 made_per_day,或删除该值", "该值是按 made_per_day 生产的上限。";
            W0677 Warning
            en: "site `{id}`: arrival_share does nothing, since the site is there from the start", "give arrives_after_h, or leave it out", "It is the chance that reinforcement from outside comes at all.";
            zh: "站点 `{id}` 一开始就在,arrival_share 不起作用", "请填写 arrives_after_h,或删除该值", "该值是外来增援能够到达的概率。";
            E0701 Error
            en: "there is no `{name}` among the {list}", "there are: {known}", "Measures and stress switches are named in scenario.toml under [[measures]] and [[stress]].";
            zh: "{list} 中没有 `{name}`", "现有:{known}", "措施和压力开关在 scenario.toml 的 [[measures]] 和 [[stress]] 中命名。";
            E0702 Error
            en: "`{set}` is not of the form path=value", "write for example policy.assessment_min=30", "Changes name a path and its new value.";
            zh: "`{set}` 不是 路径=值 的形式", "例如 policy.assessment_min=30", "修改需给出路径和新的值。";
            E0703 Error
            en: "{file} is not there to be changed", "add the table", "A change can only touch a table that the scenario has.";
            zh: "没有可修改的 {file}", "请先添加该表", "只能修改情景中已有的表。";
            E0704 Error
            en: "{file} has no row `{row}`", "the nearest is `{nearest}`; `*` means every row", "A change names a row by its key.";
            zh: "{file} 中没有 `{row}` 这一行", "最接近的是 `{nearest}`;`*` 表示所有行", "修改以编号指定行。";
            E0705 Error
            en: "there is no `{path}` to set", "did you mean `{nearest}`?", "Paths are section.key (policy.assessment_min) or table.row.column (sites.D01.docks), where `*` means every row.";
            zh: "没有可设置的 `{path}`", "是否应为 `{nearest}`?", "路径为 节.键(policy.assessment_min)或 表.行.列(sites.D01.docks),`*` 表示所有行。";
        }
    };
}
