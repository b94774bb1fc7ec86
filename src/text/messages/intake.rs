//! What `intake` says.
#![allow(
    clippy::doc_markdown,
    reason = "sentences for people, not documentation"
)]

messages! {
    osm_licence(): "© OpenStreetMap contributors, ODbL 1.0: name them wherever these tables go; roads in China are mapped by volunteers, check them against the official map", "© OpenStreetMap 贡献者,ODbL 1.0:使用这些表时须署名;中国境内道路由志愿者绘制,请与官方地图核对";
    osm_ways(n): "{n} drivable ways taken", "采用可行车道路 {n} 条";
    osm_ways_undrivable(n): "{n} ways left out: not for lorries (footways, tracks, roads being built)", "略去 {n} 条不通货车的道路(步行道、机耕路、在建道路等)";
    osm_ways_closed(n): "{n} ways left out: closed to motor vehicles or private", "略去 {n} 条禁止机动车或私有的道路";
    osm_areas(n): "{n} ways left out: areas, not lines", "略去 {n} 个面状道路";
    osm_speeds_unread(n): "{n} ways have a speed limit that is not a number; left empty", "{n} 条道路的限速不是数字,留空";
    osm_ways_turning(n): "{n} ways change direction by the hour; taken as open both ways", "{n} 条道路为潮汐车道,按双向处理";
    osm_classes_unknown(n, words): "{n} ways left out: class not known: {words}", "略去 {n} 条等级不明的道路:{words}";
    osm_waterways(n): "{n} rivers and canals taken as links for boats", "{n} 条河流、渠道作为船行路段";
    osm_ways_clipped(n): "{n} ways run out of the extract and end at its edge", "{n} 条道路超出数据范围,在边界处截断";
    osm_ford_nodes(n): "{n} points are fords; the roads through them count as fords", "{n} 个点为过水路面,经过的路段按过水路面处理";
    osm_pieces_joined(n, links): "{n} nodes without a junction joined away; {links} links are left", "合并 {n} 个非交叉节点,余 {links} 个路段";
    osm_parts_left(n, nodes, km): "{n} parts of the network that do not hang together with the largest left out: {nodes} nodes, {km} km", "略去与主路网不连通的 {n} 个部分:{nodes} 个节点,{km} 公里";
    osm_places_uncounted(n): "{n} places have no population; it is 0 and must be filled in", "{n} 个居民点没有人口数,暂填 0,须补填";
    osm_places_nameless(n): "{n} places have no name; their number stands for it", "{n} 个居民点没有名称,以编号代替";
    osm_towns_guessed(n): "{n} places were put to the nearest town or suburb; check it", "{n} 个居民点归入最近的镇街,须核对";
    osm_relations_left(n): "{n} settlements or sites mapped as relations were not read", "{n} 个以关系(relation)绘制的居民点或设施未读取";
    osm_sites(hospitals, stations, shelters): "{hospitals} hospitals, {stations} fire stations and {shelters} shelters taken as sites; who keeps them and how they load is assumed", "{hospitals} 家医院、{stations} 个消防站、{shelters} 处避难场所作为站点;隶属层级和装货能力为假定";
    osm_places(n, words): "{n} settlements taken as places: {words}", "采用居民点 {n} 个:{words}";
    gmns_degrees(): "coordinates taken as longitude and latitude (datum = wgs84)", "坐标按经纬度处理(datum = wgs84)";
    gmns_plane(unit): "plane coordinates in {unit} turned into metres (datum = local_m)", "平面坐标单位为 {unit},已换算为米(datum = local_m)";
    gmns_speed_assumed(unit): "nobody says the unit of free_speed; {unit} assumed", "未说明 free_speed 的单位,假定为 {unit}";
    gmns_length_found(unit): "lengths agree best with the lines in {unit}; turned into metres", "长度与线形对照最符合 {unit},已换算为米";
    gmns_names_cut(): "column names cut to 10 characters were understood", "识别了截断为 10 个字符的列名";
    gmns_links_not_motor(n): "{n} links left out: not for motor vehicles", "略去 {n} 个不通机动车的路段";
    gmns_nodes_unused(n): "{n} nodes left out: no link uses them", "略去 {n} 个没有路段的节点";
    gmns_lines_unread(n): "{n} links have a line that cannot be read; drawn straight", "{n} 个路段的线形无法读取,按直线处理";
    gmns_one_way(): "one way", "单向";
    gmns_both_ways(): "both ways", "双向";
    gmns_direction_guessed(n, way): "{n} links do not say their direction; taken as {way}", "{n} 个路段未说明方向,按{way}处理";
    gmns_lengths_measured(n): "{n} links have no length above zero; measured along the line", "{n} 个路段的长度缺失或不大于零,按线形量取";
    gmns_classes_guessed(n, words): "{n} classes have no known relief speed; their median free speed in km/h stands for it and is too fast for lorries: {words}", "{n} 个道路等级没有已知的救援车速,暂用其自由流速度中位数(km/h),对货车偏快:{words}";
    table_column(header, field, example): "column \"{header}\" -> {field} (e.g. {example})", "列“{header}” -> {field}(如 {example})";
    table_column_times(header, field, multiplier, example): "column \"{header}\" -> {field}, times {multiplier} (e.g. {example})", "列“{header}” -> {field},乘以 {multiplier}(如 {example})";
    table_private(header): "column \"{header}\" left out: names, telephone or identity numbers of people are not taken in", "列“{header}”未导入:不收取个人姓名、电话和证件号";
    table_unread(count, headers): "{count} columns not used: {headers}", "未使用的列 {count} 个:{headers}";
    table_rows_skipped(count, rows): "{count} rows left out as totals, footnotes or empty: {rows}", "略去合计、脚注或空白行 {count} 行:{rows}";
    table_about(count): "{count} numbers are written as approximate; they were taken as they stand", "{count} 个数写作约数,按原数读取";
    table_masked(count): "telephone or identity numbers were taken out of {count} cells", "已从 {count} 个单元格中去除电话或证件号";
    table_words(words): "words read as: {words}", "词语读作:{words}";
    table_units(units): "units in the cells: {units}; they must be those of commodities.csv", "单元格中的单位:{units};须与 commodities.csv 的单位一致";
    table_ids(count): "{count} rows without a number were named after themselves", "{count} 行没有编号,以名称为编号";
    table_swapped(count): "longitude and latitude were swapped in all {count} rows; turned round", "全部 {count} 行的经纬度写反,已对调";
    table_converted(datum): "positions converted from {datum} to wgs84", "坐标已由 {datum} 转换为 wgs84";
    track_storm(id, name, fixes): "storm {id} {name}: {fixes} fixes", "台风 {id} {name}:{fixes} 个定位点";
    track_averaging(minutes): "its winds are means over {minutes} min", "风速为 {minutes} 分钟平均";
    track_fixes_left(n): "{n} fixes without wind or pressure left out", "略去缺少风速或气压的定位点 {n} 个";
    track_warning(place, message, mend): "{place}: {message}; {mend}", "{place}:{message};{mend}";
    track_source(agency, id, file): "best track of {agency}, storm {id}, from {file}", "{agency} 最佳路径,台风 {id},取自 {file}";
    dem_raster(files, cells, cell_m, crs): "elevations of {files}: {cells} cells of {cell_m} m, {crs}", "{files} 的高程:{cells} 个像元,大小 {cell_m} m,{crs}";
    dem_range(low, high): "the ground lies at {low} to {high} m; heights are taken as metres", "地面高程 {low} 至 {high} m;高程单位按米处理";
    dem_files_left(files): "files that do not touch the district left out: {files}", "略去与本区不相接的文件:{files}";
    dem_tiles_differ(n): "{n} cells have different values in overlapping files; that of the file named first was taken", "重叠处有 {n} 个像元数值不一,取先列出的文件";
    dem_out_of_range(n): "{n} cells hold no elevation that land has (-500 to 9000 m); taken as void", "{n} 个像元不是陆地可能的高程(-500 至 9000 m),按无值处理";
    dem_voids(n): "{n} cells are void; water is taken to leave the map there", "{n} 个像元无值,按水流由此离开地图处理";
    dem_rivers_area(cells, km2, share): "drainage: {cells} cells with at least {km2} km² upstream; {share} % of the ground drains to them on the map", "排水面:上游面积不小于 {km2} km² 的像元 {cells} 个;地图上 {share} % 的地面流入其中";
    dem_rivers_lines(lines, cells, share): "drainage: {cells} cells on {lines} water links; {share} % of the ground drains to them on the map (a line beside its valley drains little)", "排水面:{lines} 个水路路段上的像元 {cells} 个;地图上 {share} % 的地面流入其中(偏离谷底的线流入很少)";
    dem_no_water_links(km2): "the network has no water links with a line; drainage is where at least {km2} km² drain", "路网没有带线形的水路路段,改按上游面积不小于 {km2} km² 确定排水面";
    dem_of_base(table): "{table} belongs to the base of this folder and was left as it is", "{table} 属于本文件夹的基础情景,未改动";
    dem_set(table, field, n): "{table}: {field} filled in for {n} rows", "{table}:{n} 行填入 {field}";
    dem_kept(table, field, n): "{table}: {field} of {n} rows kept as it is; it is replaced with --replace where the raster tells it", "{table}:{n} 行的 {field} 保持不变;如需以栅格值替换,请用 --replace";
    dem_referred(table, n, reach): "{table}: {n} rows without a reach now belong to {reach}; that is assumed for all of them alike", "{table}:{n} 行原无河段,现归入 {reach};此为统一假定";
    dem_outside(n): "{n} positions lie beyond the raster", "{n} 个位置在栅格之外";
    dem_nodes_unknown(n): "{n} nodes lie in a void or beyond the raster; z_coord left as it is", "{n} 个节点在无值处或栅格之外,z_coord 未改动";
    dem_unreached(n): "{n} links, places and sites left as they are: their water meets no drainage on the raster", "{n} 个路段、地点和场所未改动:其水流在栅格内未到达排水面";
    dem_reachless(n): "{n} links, places and sites name no reach (flood_ref), so no height was written; name one with --reach", "{n} 个路段、地点和场所没有河段(flood_ref),未写高度;可用 --reach 指明";
    dem_bridges(n): "{n} bridges are not given the height of the ground below them; hand_m left as it is", "{n} 座桥梁不取桥下地面的高度,hand_m 未改动";
    dem_levelled(n): "{n} links have elev_min_m; hand_m left as it is", "{n} 个路段已有 elev_min_m,hand_m 未改动";
    dem_crossing(n): "{n} links meet the drainage and are no bridges, so they lie 0 m above it; a line straight from node to node may do so wrongly", "{n} 个路段穿过排水面而不是桥梁,高度为 0 m;按直线连接的路段可能有误";
    dem_lineless(n): "{n} links have no line and an end that is no node; left as they are", "{n} 个路段没有线形且端点不在节点表中,未改动";
    dem_source(files): "elevation model {files}, read off by reliefsim import dem", "高程模型 {files},由 reliefsim import dem 读取";
    table_source(): "ledger imported as it stands", "按台账原样导入";
}
