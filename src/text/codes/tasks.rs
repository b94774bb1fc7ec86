//! Texts of what can be wrong with those who do something (calls for help, dispatch, clearing), and with changes: codes 0610 on, and 07; hand-made events: 0690 on.

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
            en: "[clearing] is there, but no team in teams.csv is of the kind road_clearing", "add a team of the kind road_clearing, or remove [clearing]", "Each such team is a crew. Without any, trees and slides that are reported lie to the end, but for others_clear_share of the links; all else opens as drawn.";
            zh: "有 [clearing],但 teams.csv 中没有 road_clearing 类队伍", "请添加 road_clearing 类队伍,或删除 [clearing]", "每支这样的队伍是一个抢通组。没有队伍时,除 others_clear_share 所占的路段外,已上报的倒树、滑坡一直不清除;其余道路按抽样的时间恢复。";
            W0651 Warning
            en: "team `{id}` of the kind road_clearing clears nothing without [clearing]", "add [clearing] to scenario.toml, or give the team another kind", "Without that section roads that trees, slides or failures have closed open at times that are drawn, and the team's vehicles carry relief goods like any other.";
            zh: "没有 [clearing] 时,road_clearing 队伍 `{id}` 不抢通道路", "请在 scenario.toml 中添加 [clearing],或改填队伍的 kind", "没有该节时,倒树、滑坡、失效道路按抽样的时间恢复,该队车辆与其他队伍一样运送救助物资。";
            W0652 Warning
            en: "team `{id}` of the kind road_clearing clears nothing: its vehicle does not travel on roads", "give it a vehicle of the mode road, or none", "A crew without a vehicle of its own drives like a laden lorry.";
            zh: "road_clearing 队伍 `{id}` 不能抢通道路:其车船不在道路上行驶", "请填写 mode = road 的车辆,或留空", "没有自有车辆的抢通组按满载货车的速度行驶。";
            W0653 Warning
            en: "team `{id}` brings no relief: its vehicle travels on water, and the network has no link of the mode water", "give the network water links, or bring boats on a road vehicle (boat_speed_km_h)", "A vehicle of the mode water keeps to water links; it does not leave them for a flooded road.";
            zh: "队伍 `{id}` 不能运送物资:其船只在水路上行驶,而路网没有 mode = water 的路段", "请在路网中添加水路,或用带艇的车辆(boat_speed_km_h)", "mode = water 的船只走水路,不会驶入受淹道路。";
            W0654 Warning
            en: "shelter `{id}` holds nobody (one of {count} that do)", "fill in how many people it holds, or leave the row out", "People pass it by as if it were full; where all are, they crowd into the nearest all the same.";
            zh: "避难场所 `{id}` 容量为 0(共 {count} 处)", "请填写可容纳人数,或删去该行", "转移人员视其为已满而绕过;各处都满时仍会挤入最近的一处。";
            W0660 Warning
            en: "[rescue] is there, but no team in teams.csv is of the kind search_rescue and has boats", "add a team of the kind search_rescue with a vehicle that has boat_speed_km_h, or remove [rescue]", "Each such vehicle is a crew; without any, only neighbours and falling water free whom the water traps.";
            zh: "有 [rescue],但 teams.csv 中没有带艇的 search_rescue 类队伍", "请添加 search_rescue 类队伍,并配备填有 boat_speed_km_h 的车辆,或删除 [rescue]", "每辆这样的车是一个救援组;没有救援组时,被困人员只能由邻里救出或等水退。";
            W0661 Warning
            en: "team `{id}` of the kind search_rescue brings nobody out without [rescue]", "add [rescue] to scenario.toml, or give the team another kind", "Without that section whom the water traps stays trapped until it falls, and the team's vehicles carry relief goods like any other.";
            zh: "没有 [rescue] 时,search_rescue 队伍 `{id}` 不搜救被困人员", "请在 scenario.toml 中添加 [rescue],或改填队伍的 kind", "没有该节时,被困人员要等到水退,该队车辆与其他队伍一样运送救助物资。";
            W0662 Warning
            en: "team `{id}` of the kind search_rescue brings nobody out: it has no vehicle that brings boats", "give it a vehicle of the mode road with boat_speed_km_h in vehicle_id and vehicles", "Whom the water traps stands in water too deep for wheels. On a day of [rescue] the team brings no relief goods either.";
            zh: "search_rescue 队伍 `{id}` 不能搜救:没有带艇的车辆", "请在 vehicle_id 和 vehicles 中填写 mode = road 且填有 boat_speed_km_h 的车辆", "困住人的水深于车轮所能涉越。有 [rescue] 时该队也不运送救助物资。";
            W0663 Warning
            en: "neighbour_h does nothing: neighbour_share is 0", "set neighbour_share, or leave neighbour_h out", "It says how long neighbours take, and nobody is brought out by them.";
            zh: "neighbour_h 不起作用:neighbour_share 为 0", "请填写 neighbour_share,或删去 neighbour_h", "该值是邻里救出所需时间,而没有人由邻里救出。";
            W0664 Warning
            en: "{field} does nothing without hospitals.csv", "add the table, or leave {field} out", "It says what the injured need on the way to a bed, and there is no hospital to take them in.";
            zh: "没有 hospitals.csv 时,{field} 不起作用", "请添加该表,或删去 {field}", "该值是伤员就医途中所需,而没有医院接收。";
            E0665 Error
            en: "hospital `{id}`: its ambulances do not travel on roads", "name a vehicle of mode = road in vehicle_id", "Patients are fetched over the road network; a road vehicle with boat_speed_km_h gets through deep water.";
            zh: "医院 `{id}` 的救护车不在道路上行驶", "请在 vehicle_id 中填写 mode = road 的车辆", "伤员经道路网接送;填有 boat_speed_km_h 的车辆可通过深水。";
            W0666 Warning
            en: "hospital `{id}` takes nobody in: it has no free bed or no ambulance", "fill in free_beds and ambulances, or leave the row out", "Each injured person is fetched by an ambulance of the hospital that has a bed for them.";
            zh: "医院 `{id}` 不能接收伤员:没有空床或救护车", "请填写 free_beds 和 ambulances,或删去该行", "每名伤员由有空床医院的救护车接送。";
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
            W0680 Warning
            en: "tour_added_min does nothing: no vehicle makes tours", "set tour_stops = 2 or more, or leave it out", "With tour_stops = 1 each trip serves one place, and nothing is reached later for the sake of another.";
            zh: "tour_added_min 不起作用:没有车辆一趟送多处", "请将 tour_stops 设为 2 以上,或删去该值", "tour_stops = 1 时每趟只送一处,不会因捎带而推迟。";
            W0681 Warning
            en: "vehicle `{id}`: volume_m3 does nothing, since no commodity has a volume", "give commodities.csv unit_volume_l, or leave it out", "Only what takes room can fill a vehicle before its payload does.";
            zh: "车辆 `{id}`:volume_m3 不起作用,因为没有物资填写体积", "请在 commodities.csv 中填写 unit_volume_l,或删去该值", "只有占体积的物资才会使车厢先于载重装满。";
            W0682 Warning
            en: "commodity `{id}`: unit_volume_l does nothing, since no vehicle has a volume", "give vehicles.csv volume_m3, or leave it out", "On a vehicle without volume_m3 mass alone limits the load.";
            zh: "物资 `{id}`:unit_volume_l 不起作用,因为没有车辆填写容积", "请在 vehicles.csv 中填写 volume_m3,或删去该值", "没有 volume_m3 的车辆只受载重限制。";
            W0683 Warning
            en: "commodity `{id}` takes no room on vehicles that have a volume", "give it unit_volume_l, as the others have", "Goods without a volume fit on a vehicle that is full of others, so that loads come out too large.";
            zh: "物资 `{id}` 在有容积的车辆上不占体积", "请像其他物资一样填写 unit_volume_l", "没有体积的物资在装满的车上仍能装入,装载量会偏大。";
            W0684 Warning
            en: "{field} does nothing under dispatch_rule = \"relaxed_bound\"", "leave it out, or set near_first or another rule", "Under the bound each place is reached by a vehicle of its own, without goods for anybody else.";
            zh: "dispatch_rule = \"relaxed_bound\" 时 {field} 不起作用", "请删去该值,或设 near_first 等其他规则", "上界中各地由专车直达,不捎带他处物资。";
            W0685 Warning
            en: "village_fetch does nothing: no team with road vehicles stands at the store point of a village whose town has a stocked depot", "put such teams at sites of the level village with a place_id, and stock at sites of the level town, or leave it out", "A village's vehicles stand by at its own store point, and fetch from depots of the same town.";
            zh: "village_fetch 不起作用:没有带道路车辆的队伍驻在村级储备点且所属镇有带库存的储备库", "请把队伍驻在填写 place_id 的村级储备点,并在镇级储备库设置库存,或删去该值", "村级车辆驻在本村储备点,到同镇的储备库领取物资。";
            E0690 Error
            en: "the probabilities of the states add up to {sum}, not 1", "change them so that they add up to 1; add a state without places for the days on which nothing happens", "One state is drawn for each replication.";
            zh: "各状态的概率之和为 {sum},不是 1", "请修改使其和为 1;无事发生的日子可另设一个不带地点的状态", "每次重复抽取一个状态。";
            E0691 Error
            en: "state `{state}` strikes place `{place}` twice; first on line {line}", "remove one of the rows", "Of two shares it is not clear which one counts.";
            zh: "状态 `{state}` 两次列出地点 `{place}`,首次在第 {line} 行", "请删除其中一行", "两个比例中以哪个为准不明确。";
            E0692 Error
            en: "in state `{state}` fewer people of `{place}` are affected than must leave", "raise affected_share to displaced_share at least, or leave it empty", "Who must leave is affected.";
            zh: "状态 `{state}` 下 `{place}` 的受灾人数少于需转移人数", "affected_share 应不小于 displaced_share,或留空", "需要转移的人也是受灾的人。";
            W0693 Warning
            en: "state `{state}` strikes nobody", "add its places to hazards/state_places.csv, unless it stands for days on which nothing happens", "Replications in this state have nobody to help, and count in no row about people.";
            zh: "状态 `{state}` 没有涉及任何人", "如非无事发生的日子,请在 hazards/state_places.csv 中填写其地点", "处于该状态的重复没有需要救助的人,不计入有关人员的指标。";
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
