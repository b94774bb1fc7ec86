//! What `report` says of what nature does: `trace --hazard` and its pictures.

messages! {
    title(replication, seed): "What nature does in replication {replication}, seed {seed}", "第 {replication} 次抽样的灾情,种子 {seed}";
    starts(clock): "The simulation starts at {clock}; hours count from there.", "模拟自{clock}起,小时数由此计。";
    calm(): "There is no flood, no rain, no typhoon and no fire in this scenario.", "本情景没有洪水、降雨、台风或森林火灾。";
    day(day, clock): "day {day} {clock}", "第{day}日 {clock}";
    none(): "–", "–";

    // Typhoon.
    section_track(): "Typhoon: track", "台风路径";
    section_gusts(): "Typhoon: strongest gusts by town", "台风:各镇街最大阵风";
    section_rain(): "Rain on the catchments", "各流域降雨";
    section_low_roads(): "Water on low roads: of the rain, or of the river where it is deeper", "低洼路段水深(积水,或更深的河水)";
    part_rain(): "Rain", "降雨";
    column_road(): "Road", "路段";
    column_depth(): "Depth m", "水深 m";
    cause_waterlogging(): "waterlogging", "内涝";
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
    column_river_peak(): "River m", "河道 m";
    column_behind_dyke(): "Behind it m", "堤内 m";
    rivers_note(): "River and warning are those of the river itself; behind it: the water inside the dyke, which counts for people and roads there.", "“河道”与超警均指河道水位;“堤内”为堤围内的水深涨幅,影响堤内人员和道路。";
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
    cause_water(): "river water", "河水淹没";
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
    written(count, folder, page): "{count} files are written to {folder}: open {page}.", "已写出 {count} 个文件到 {folder},请打开 {page}。";
    no_geojson(): "No GeoJSON is written: coordinates are metres of a plane (`local_m`), and where that lies on the Earth is not known.", "未写出 GeoJSON:坐标为本地平面米坐标(`local_m`),不知其在地球上的位置。";

    // Pictures.
    source(replication, seed): "replication {replication}, seed {seed}", "第 {replication} 次抽样,种子 {seed}";
    part_typhoon(): "Typhoon", "台风";
    part_rivers(): "Rivers", "河流";
    part_roads(): "Closed roads", "中断道路";
    caption_track(): "The typhoon: its track, and the strongest gusts over the district", "台风路径与县域最大阵风";
    track_region(): "Track: local time and wind (1-minute mean)", "路径:当地时间与风速(1 分钟平均)";
    swath_district(): "Strongest gusts over the district; the place that each town has its strongest at, m/s", "县域最大阵风;各镇街最大阵风地点,m/s";
    the_district(): "the district", "本县";
    key_track(): "track, every six hours", "路径,每六小时";
    key_gust(): "Strongest gust, m/s:", "最大阵风 m/s:";
    key_strongest(): "strongest of a town", "镇街最大";
    caption_levels(): "How the rivers rise, in metres above the level before the event", "各河段水位涨幅(较事前水位,米)";
    caption_discharges(): "What the rivers carry, in m³/s", "各河段流量(m³/s)";
    warning_stage(metres): "warning {metres}", "警戒 {metres}";
    dyke_crest(metres): "dyke {metres}", "堤顶 {metres}";
    key_river(): "river", "河道";
    key_warning(): "warning stage", "警戒水位";
    key_dyke(): "crest of the dyke", "堤顶";
    key_inside(): "water behind the dyke", "堤内积水";
    caption_fires(): "The forest fires: where they burn, and their perimeters by the hour", "森林火灾:位置与逐时火场边界";
    fires_district(): "Fires in the district, numbered in the order of the table", "县域火场(按表中次序编号)";
    wind(speed): "wind {speed} m/s", "风 {speed} m/s";
    key_ignition(): "start of a fire", "起火点";
    key_burnt(): "burnt in the end", "最终过火范围";
    key_station(): "fire teams stand by", "扑火队驻地";
    key_fronts(): "perimeters, from the earliest to the last (local time where it has come farthest)", "火场边界,由早到晚(最远处注当地时间)";
    key_free(): "last perimeter if nobody had fought the fire", "无人扑救时的最终边界";
    fire_contained(number, forest, burnt, clock): "{number} {forest}: {burnt} ha, contained {clock}", "{number} {forest}:{burnt} ha,{clock} 合围";
    fire_burnt_out(number, forest, burnt, clock): "{number} {forest}: {burnt} ha, burnt out {clock}", "{number} {forest}:{burnt} ha,{clock} 烧尽";
    fire_burning(number, forest, burnt): "{number} {forest}: {burnt} ha, burning at the end", "{number} {forest}:{burnt} ha,模拟结束仍在燃烧";
    caption_closures(): "Closed roads: by cause hour by hour, and where they lie", "中断道路:逐时分原因路段数及位置";
    closed_by_hour(links, km): "Closed links by cause at each full hour; most: {links} ({km} km)", "逐时中断路段数(按原因);最多 {links} 段({km} km)";
    closed_at_any_time(): "Roads closed at any time, by the first of their causes", "曾中断的道路(按首要原因)";
}
