//! What `report` says of what nature does: `trace --hazard` and its pictures.

messages! {
    title(replication, seed): "What nature does in replication {replication}, seed {seed}", "第 {replication} 次抽样的灾情,种子 {seed}";
    starts(clock): "The simulation starts at {clock}; hours count from there.", "模拟自{clock}起,小时数由此计。";
    calm(): "There is no flood, no typhoon and no fire in this scenario.", "本情景没有洪水、台风或森林火灾。";
    day(day, clock): "day {day} {clock}", "第{day}日 {clock}";
    none(): "–", "–";

    // Typhoon.
    section_track(): "Typhoon: track", "台风路径";
    section_gusts(): "Typhoon: strongest gusts by town", "台风:各镇街最大阵风";
    section_rain(): "Typhoon: rain on the catchments", "台风:各流域降雨";
    nearest(km, clock, wind): "Nearest to the middle of the district: {km} km at {clock}, wind {wind} m/s (1-minute mean).", "距县域中心最近:{clock},{km} km,风速 {wind} m/s(1 分钟平均)。";
    sea(metres, clock): "Sea at the open coast: at most {metres} m above its mean level, at {clock}.", "外海潮位:最高高出平均海面 {metres} m,{clock}。";
    silent(places, of): "Places that cannot be reached by telephone for a while: {places} of {of}.", "一度电话不通的村居:{of} 个中有 {places} 个。";
    column_local(): "Local time", "当地时间";
    column_hour(): "Hour", "时";
    column_lat(): "Lat °N", "纬度 °N";
    column_lon(): "Lon °E", "经度 °E";
    column_wind(): "Wind m/s (1 min)", "风速 m/s(1 分钟)";
    column_pressure(): "hPa", "hPa";
    column_distance(): "Distance km", "距离 km";
    column_town(): "Town", "镇街";
    column_places(): "Places", "村居数";
    column_median_gust(): "Median m/s", "中位 m/s";
    column_strongest_gust(): "Strongest m/s", "最大 m/s";
    column_where(): "Where", "地点";
    column_when(): "When", "时间";
    column_reach(): "Reach", "河段";
    column_rain_total(): "Total mm", "总量 mm";
    column_rain_peak(): "Peak mm/h", "最大 mm/h";

    // Rivers.
    section_rivers(): "Rivers: rise above the level before the event", "河流:较事前水位的涨幅";
    column_peak_rise(): "Peak m", "峰值 m";
    column_warning(): "Past warning", "超警时间";
    column_dyke(): "Dyke m", "堤顶 m";
    column_above_dyke(): "Over it h", "漫堤 h";
    column_discharge(): "Peak m³/s", "峰流 m³/s";

    // Fires.
    section_fires(): "Forest fires", "森林火灾";
    column_forest(): "Forest", "林区";
    column_ignited(): "Start", "起火";
    column_reported(): "Report", "报告";
    column_attacked(): "Attack", "开始扑救";
    column_contained(): "Contained", "合围";
    column_out(): "Out", "扑灭";
    column_head(): "Head m/min", "火头 m/min";
    column_flame(): "Flame m", "火焰 m";
    column_burnt(): "Burnt ha", "过火 ha";
    column_teams(): "Teams", "队伍";

    // Roads and people.
    section_roads(step): "Closed roads, every {step} h (every hour with --json)", "中断道路,每 {step} 小时(--json 为逐时)";
    column_closed(): "Closed", "中断路段";
    column_km(): "km", "公里";
    roads_open(): "No road is ever closed.", "没有道路中断。";
    roads_note(): "A link closed by several causes counts once, under the first of these columns. Water closes what no vehicle of the scenario can ford.", "同一路段有多种原因时只计一次,归入靠前的一列。水深超过所有车辆涉水能力即算中断。";
    cause_water(): "water", "积水";
    cause_landslide(): "landslide", "滑坡";
    cause_flames(): "flames", "火线";
    cause_trees(): "fallen trees", "倒树";
    cause_scour(): "bridge scour", "桥梁冲毁";
    cause_bridge_wind(): "wind on bridges", "桥面大风";
    cause_smoke(): "smoke", "浓烟";
    cause_failure(): "failure", "自身损坏";
    section_people(): "People who have to leave", "需转移人员";
    column_cause(): "Cause", "原因";
    column_people(): "People", "人数";
    people_water(): "water in the house", "房屋进水";
    people_wind(): "gusts break houses", "大风毁房";
    people_fire(): "forest fire near", "山火逼近";
    people_once(): "everybody once", "合计(每人计一次)";

    // Files.

    // Pictures.
}
