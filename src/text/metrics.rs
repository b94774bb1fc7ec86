//! What each metric of a plan means, and what proves its value: the data it is computed from, or the record outside.

use super::Lang;

/// The texts of a metric in one language.
#[derive(Clone, Copy, Debug)]
pub struct MetricText {
    /// What is measured, of whom, and what is left out.
    pub what: &'static str,
    /// What its value comes from, or the record that could prove it.
    pub record: &'static str,
}

macro_rules! metrics {
    ($( $word:ident
        en: $en_what:literal, $en_record:literal;
        zh: $zh_what:literal, $zh_record:literal; )*) => {
        /// The texts of the metric of this word; `None` where nothing is known of it.
        pub fn text(word: &str, lang: Lang) -> Option<MetricText> {
            match (word, lang) {
                $(
                    (stringify!($word), Lang::En) => Some(MetricText { what: $en_what, record: $en_record }),
                    (stringify!($word), Lang::Zh) => Some(MetricText { what: $zh_what, record: $zh_record }),
                )*
                _ => None,
            }
        }
    };
}

metrics! {
    first_relief_time
    en: "Time from the row's clock until the row's share of the people of its population have been relieved: by the first goods handed out in their place (first_delivery) or by a whole first package each (package_delivered). Places excluded as road_cut do not count.", "simulated, in every replication that displaces anybody";
    zh: "自该行计时起点至该行人口中规定比例的人得到救助的时间:以所在地首批物资发放(first_delivery)或每人领到整套首批物资(package_delivered)计。标明 road_cut 的,道路中断的地点不计。", "仿真:凡有人转移的重复均计算";
    first_supply_time
    en: "Time from the clock of the place served first until goods from the stores of the row's level are handed out anywhere. A level that was not needed says nothing.", "simulated, in every replication that displaces anybody";
    zh: "自首个受助地点的计时起点至该行层级库存物资首次在任一地点发放的时间。无需动用的层级不作判断。", "仿真:凡有人转移的重复均计算";
    fill_rate
    en: "Share of its need that the scarcest commodity has met by the horizon, all places together.", "simulated";
    zh: "至模拟结束时最紧缺物资的需求满足比例(全部地点合计)。", "仿真";
    fire_out_time
    en: "Time until the row's share of the forest fires of the day are contained or extinguished, each counted from its own clock.", "simulated, in every replication with a fire";
    zh: "当日森林火灾中规定比例的火被围控(contained)或扑灭(extinguished)的时间,各火自其计时起点计。", "仿真:凡有火灾的重复均计算";
    fire_extinguished_24h
    en: "Share of the forest fires of the day that are out within 24 hours of their start.", "simulated, in every replication with a fire";
    zh: "当日森林火灾中起火后 24 小时内扑灭的比例。", "仿真:凡有火灾的重复均计算";
    shelter_coverage
    en: "Shelters in place over shelters required.", "inventory.csv: shelters_required, and shelters_in_place or the rows of shelters.csv";
    zh: "已建避难场所与应建避难场所之比。", "inventory.csv 的 shelters_required,以及 shelters_in_place 或 shelters.csv 的行数";
    shelter_area_per_person
    en: "Effective area of all shelters per urban resident (per resident, where urban residents are not on record).", "inventory.csv: shelter_area_m2, else shelters.csv: effective_area_m2; inventory.csv: urban_residents or residents, else places.csv";
    zh: "全部避难场所有效面积与城镇人口之比(未填城镇人口时按常住人口)。", "inventory.csv 的 shelter_area_m2,缺时取 shelters.csv 的 effective_area_m2;inventory.csv 的 urban_residents 或 residents,均缺时取 places.csv 人口";
    shelter_capacity
    en: "People whom all shelters together hold.", "inventory.csv: shelter_capacity, else shelters.csv: capacity_persons";
    zh: "全部避难场所可容纳人数。", "inventory.csv 的 shelter_capacity,缺时取 shelters.csv 的 capacity_persons";
    firefighter_ratio
    en: "Full-time firefighters per resident.", "inventory.csv: full_time_firefighters, residents (else places.csv)";
    zh: "专职消防人员与常住人口之比。", "inventory.csv 的 full_time_firefighters、residents(缺时取 places.csv 人口)";
    firefighters_added
    en: "Full-time firefighters more than at the beginning of the plan.", "inventory.csv: full_time_firefighters, full_time_firefighters_before";
    zh: "较规划期初新增的专职消防人员。", "inventory.csv 的 full_time_firefighters、full_time_firefighters_before";
    rain_gauge_density
    en: "Rain gauges and weather stations per 100 km² of land.", "inventory.csv: rain_gauges, land_km2";
    zh: "每百平方公里雨量(气象)站数。", "inventory.csv 的 rain_gauges、land_km2";
    team_standard_rate
    en: "Share of the forest-fire teams that inspections have found up to standard.", "inventory.csv: forest_teams, forest_teams_to_standard";
    zh: "经验收达标的森林消防队伍比例。", "inventory.csv 的 forest_teams、forest_teams_to_standard";
    lookout_coverage
    en: "Share of the area of the key forests that look-outs see, weighted by area.", "hazards/forests.csv: area_ha and seen_share of every forest";
    zh: "重点林区面积中瞭望台可见的比例(按面积加权)。", "hazards/forests.csv 每个林区的 area_ha 与 seen_share";
    fire_station_coverage
    en: "Share of the built-up area from whose station a fire engine is there in time: turnout and the drive on dry roads by day, five minutes by the national standard for fire stations (建标 152-2017).", "places.csv: built_up_km2; teams.csv: teams of kind fire_service; [standards] fire_engine_limit_min";
    zh: "消防车能按时到达的建成区面积比例:出动加白天干路行驶,国家标准(建标 152-2017)为 5 分钟。", "places.csv 的 built_up_km2;teams.csv 中 kind 为 fire_service 的队伍;[standards] 的 fire_engine_limit_min";
    sea_arrival_time
    en: "Time from the row's clock (the incident, the call or the order) until the first team is on scene in the row's share of the incidents at sea. The row's 12 nautical miles are those of from_landing_km.", "simulated from [hazards.incidents], hazards/incidents.csv and the teams of the kind water_rescue, in every replication with such an incident; else records of search and rescue: call and arrival of each incident";
    zh: "自该行计时起点(险情发生、接警或下达指令)至规定比例的海上险情有首支队伍到场的时间;12 海里以内由 from_landing_km 体现。", "由 [hazards.incidents]、hazards/incidents.csv 和 kind 为 water_rescue 的队伍仿真,凡有此类险情的重复均计算;否则须以海上搜救接警与到场记录证明";
    river_arrival_time
    en: "Time from the row's clock (the incident, the call or the order) until the first team is on scene in the row's share of the incidents on inland rivers.", "simulated from [hazards.incidents], hazards/incidents.csv and the teams of the kind water_rescue, in every replication with such an incident; else records of search and rescue: call and arrival of each incident";
    zh: "自该行计时起点(险情发生、接警或下达指令)至规定比例的内河险情有首支队伍到场的时间。", "由 [hazards.incidents]、hazards/incidents.csv 和 kind 为 water_rescue 的队伍仿真,凡有此类险情的重复均计算;否则须以内河搜救接警与到场记录证明";
    medical_arrival_time
    en: "Time from the row's clock (the incident, the call or the order) until the first ambulance is on scene in the row's share of the medical incidents.", "simulated from [hazards.incidents], hazards/incidents.csv and the teams of the kind medical, in every replication with such an incident; else records of the emergency call centre";
    zh: "自该行计时起点(发病或受伤、接警或下达指令)至规定比例的急救呼叫有首辆救护车到场的时间。", "由 [hazards.incidents]、hazards/incidents.csv 和 kind 为 medical 的队伍仿真,凡有此类呼叫的重复均计算;否则须以急救指挥中心接警与到场记录证明";
    warning_lead
    en: "Time between hearing a warning and the water (or another cause) in one's place, that the row's share of its people have at least; none for who has not heard. Warnings of floods and typhoons are simulated; those of sudden severe weather are not.", "simulated from [warning] and warning_channels.csv; of sudden severe weather: the weather bureau's log of warnings issued and of onsets observed";
    zh: "该行人口中规定比例的人从收到预警到本地受灾至少拥有的时间,未收到者为零。仿真的是洪水与台风预警,不含突发灾害性天气预警。", "由 [warning] 与 warning_channels.csv 仿真;突发灾害性天气须以气象部门预警发布与天气实况记录证明";
    warning_coverage
    en: "Share of the row's people in the places struck who had heard a warning when their place was struck. Warnings of floods and typhoons are simulated, channel by channel.", "simulated from [warning] and warning_channels.csv; else delivery records of the warning platform, or a survey of residents";
    zh: "受灾地点的该行人口中,受灾时已收到预警的比例。按渠道逐一仿真洪水与台风预警。", "由 [warning] 与 warning_channels.csv 仿真;否则须以预警发布平台的送达记录或入户抽查证明";
    evacuation_coverage
    en: "Share of the people whose houses become unfit to stay in, by water or wind, who had left for a shelter before. All their people count, those outside danger zones too.", "simulated from [evacuation], in every replication that drives anybody out; else the register of people moved before and during the event";
    zh: "房屋因水或风无法居住的人员中,此前已转移到避难场所的比例,危险区以外的人员一并计入。", "由 [evacuation] 仿真:凡有人被迫离家的重复均计算;否则须以灾前、灾中转移人员登记证明";
    trapped_rescue_time
    en: "Time until the row's share of the people whom the water traps are free: brought out by a crew or by neighbours, or let go by falling water. Each is counted from when the water traps them, by another clock than disaster from when it starts at their place, if that is later. Who is cut off by closed roads does not count.", "simulated from [hazards.casualties] and [rescue], in every replication that traps anybody; else records of search and rescue: call, place and time of each person brought out";
    zh: "被洪水围困的人员中规定比例的人脱困的时间:由救援组或邻里救出,或水退自行脱困。各人自被困时计,计时起点不是 disaster 的,自该地计时起点与被困时刻中较晚者计。因道路中断被隔绝的不计。", "由 [hazards.casualties] 与 [rescue] 仿真:凡有人被困的重复均计算;否则须以逐人的求救、地点与救出时间记录证明";
    injured_care_time
    en: "Time until the row's share of those whom the water injures are in a hospital bed, each counted from when the water trapped them, by another clock than disaster from when it starts at their place, if that is later. The dead are not counted; who is injured while cut off by closed roads is, and is never fetched.", "simulated from [hazards.casualties], [rescue] and hospitals.csv, in every replication that injures anybody; else records of ambulances and admissions";
    zh: "因洪水受伤的人员中规定比例的人入院的时间。各人自被困时计,计时起点不是 disaster 的,自该地计时起点与被困时刻中较晚者计。死亡人员不计;因道路中断被隔绝期间受伤的计入,且视为无人接送。", "由 [hazards.casualties]、[rescue] 与 hospitals.csv 仿真:凡有人受伤的重复均计算;否则须以救护车出车与入院记录证明";
    flood_warning_rate
    en: "Share of the control sections of main rivers for which a flood warning was issued in time.", "the hydrological bureau's log of warnings, section by section";
    zh: "主要河流控制断面按时发布洪水预警的比例。", "须以水文部门逐断面预警发布记录证明";
    forest_fire_damage_rate
    en: "Share of the forest area that fires damage in a year.", "yearly statistics of burnt area and of forest area; a day of fires does not tell a year";
    zh: "全年森林火灾受害面积占森林面积的比例。", "须以历年受害面积与森林面积统计证明;单日火灾不能判断全年";
    onsite_communications_rate
    en: "Share of the rescue sites that had emergency communications.", "records of communications teams sent out and of contacts made";
    zh: "救援现场有应急通信保障的比例。", "须以应急通信保障出动与通联记录证明";
    direct_loss_gdp
    en: "Mean yearly direct economic loss by disasters as a share of the gross domestic product.", "yearly disaster statistics and the gross domestic product; one event does not tell a mean of years";
    zh: "年均因灾直接经济损失占地区生产总值的比例。", "须以历年灾情统计与地区生产总值证明;单次事件不能判断多年平均";
    deaths_per_million
    en: "Mean yearly deaths by natural disasters per resident.", "yearly disaster statistics and population; one event does not tell a mean of years";
    zh: "年均因自然灾害死亡率。", "须以历年灾情统计与人口数证明;单次事件不能判断多年平均";
    affected_per_100k
    en: "Mean yearly number of times that people are affected by disasters, per resident.", "yearly disaster statistics and population; one event does not tell a mean of years";
    zh: "年均受灾人次占人口的比例。", "须以历年灾情统计与人口数证明;单次事件不能判断多年平均";
    fire_deaths_per_100k
    en: "Mean yearly deaths by fires in buildings per resident.", "yearly fire statistics and population";
    zh: "年均火灾死亡率。", "须以历年火灾统计与人口数证明";
    surge_forecast_bias
    en: "Mean difference of forecast and observed storm surge.", "forecasts of each storm held against tide gauges";
    zh: "台风风暴潮增水预报偏差。", "须以历次预报与验潮记录比对证明";
}
