//! The words that may stand in cells.

use super::spec::choice;

choice! {
    /// The datum of the coordinates of a table.
    Datum {
        /// WGS 84 longitude and latitude in degrees.
        Wgs84 = "wgs84",
        /// CGCS2000 longitude and latitude; the same as WGS 84 to some decimetres.
        Cgcs2000 = "cgcs2000",
        /// GCJ-02, the shifted datum of Chinese web maps (Amap, Tencent).
        Gcj02 = "gcj02",
        /// BD-09, Baidu's shift on top of GCJ-02.
        Bd09 = "bd09",
        /// Plane coordinates in metres of a local system; distances are straight lines.
        LocalM = "local_m",
    }
}
choice! {
    /// The unit of lengths in GMNS tables.
    LengthUnit {
        /// Metres.
        Metre = "m",
        /// Kilometres.
        Kilometre = "km",
        /// International feet.
        Foot = "ft",
        /// Statute miles.
        Mile = "mi",
    }
}
choice! {
    /// The unit of speeds in GMNS tables.
    SpeedUnit {
        /// Kilometres an hour.
        KilometreHour = "km_h",
        /// Statute miles an hour.
        MileHour = "mph",
    }
}
choice! {
    /// By what a link is travelled.
    Mode {
        /// Road vehicles.
        Road = "road",
        /// Boats.
        Water = "water",
        /// Helicopters.
        Air = "air",
        /// People carrying goods on foot.
        Foot = "foot",
    }
}
choice! {
    /// The administrative level that keeps a site, a team or a shelter.
    Level {
        /// Province.
        Province = "province",
        /// Prefecture-level city.
        City = "city",
        /// Neighbouring county.
        Neighbour = "neighbour",
        /// County, district or county-level city.
        County = "county",
        /// Town or sub-district.
        Town = "town",
        /// Village or community.
        Village = "village",
        /// A firm.
        Firm = "firm",
        /// Volunteers.
        Volunteer = "volunteer",
    }
}
choice! {
    /// How stock is held.
    StockKind {
        /// On the shelf.
        Physical = "physical",
        /// With firms, under contract.
        Agreement = "agreement",
        /// To be made by firms, under contract.
        Capacity = "capacity",
        /// In shops and with societies.
        Social = "social",
        /// In households.
        Household = "household",
    }
}
choice! {
    /// Which people of a place need a commodity.
    NeedPopulation {
        /// Everybody whose house or way is flooded.
        Affected = "affected",
        /// Those who cannot stay in their house.
        Displaced = "displaced",
    }
}
choice! {
    /// What a team is for.
    TeamKind {
        /// General rescue.
        General = "general",
        /// Flood control.
        Flood = "flood",
        /// Rescue on the water: answers calls for help.
        WaterRescue = "water_rescue",
        /// Search for people whom the water traps, and bringing them out by boat.
        SearchRescue = "search_rescue",
        /// Forest fire.
        ForestFire = "forest_fire",
        /// Medical.
        Medical = "medical",
        /// Road clearing.
        RoadClearing = "road_clearing",
        /// Experts.
        Expert = "expert",
        /// Aviation.
        Aviation = "aviation",
        /// Transport of relief goods.
        Transport = "transport",
        /// The fire service of towns, with its engines.
        FireService = "fire_service",
    }
}
choice! {
    /// Who is sent where first: by a rule of each depot (the plans: near first, main first, urgent first), or by one for all.
    DispatchRule {
        /// The place that is reached soonest.
        NearFirst = "near_first",
        /// The place with the most people still in need.
        MainFirst = "main_first",
        /// The place that was struck first.
        UrgentFirst = "urgent_first",
        /// The place where most people get their first package in time for an hour of the vehicle.
        GreedyBenefit = "greedy_benefit",
        /// Of all places and free vehicles of all depots, those that are nearest to each other.
        NearestAvailable = "nearest_available",
        /// All free vehicles of all depots together, so that people wait least and fewest are late.
        Assignment = "assignment",
        /// Nobody's rule: each place as soon as any vehicle could be there, which no rule can beat.
        RelaxedBound = "relaxed_bound",
    }
}
impl DispatchRule {
    /// Whether it looks at the free vehicles of all depots together.
    pub fn joins_depots(self) -> bool {
        matches!(self, Self::NearestAvailable | Self::Assignment)
    }
}
choice! {
    /// What drivers and headquarters know of the roads.
    Knowledge {
        /// The future too: the best that any dispatcher could do.
        Oracle = "oracle",
        /// What has been observed and reported by then.
        Reported = "reported",
        /// Only the map.
        Blind = "blind",
    }
}
choice! {
    /// On what ground forest fires spread.
    FireGround {
        /// The same everywhere in a forest: an ellipse.
        Ellipse = "ellipse",
        /// Cell by cell, by minimum travel time.
        Grid = "grid",
    }
}
choice! {
    /// What a flood map says a depth of.
    Mapped {
        /// A link of the network.
        Link = "link",
        /// A place.
        Place = "place",
        /// A site.
        Site = "site",
    }
}
choice! {
    /// Which wind an order for a bridge speaks of.
    BridgeWind {
        /// Mean over ten minutes.
        Mean = "mean",
        /// Gust of three seconds.
        Gust = "gust",
    }
}
choice! {
    /// What raises the reaches of a flood.
    FloodDriver {
        /// The dimensionless hydrograph, to the design rise times a severity.
        Hydrograph = "hydrograph",
        /// Rain of the typhoon over the catchments, and its surge.
        Typhoon = "typhoon",
        /// Rain of a rainstorm over the catchments.
        Rainstorm = "rainstorm",
    }
}
choice! {
    /// How wet the ground is before the event: the antecedent moisture conditions of the Soil Conservation Service.
    AntecedentMoisture {
        /// I: dry.
        Dry = "dry",
        /// II: average, the condition that curve numbers are tabled for.
        Average = "average",
        /// III: wet, after days of rain.
        Wet = "wet",
    }
}
choice! {
    /// Over how many minutes a highest wind is averaged. Winds of different periods are never mixed.
    Averaging {
        /// One minute (JTWC, NHC).
        OneMinute = "1",
        /// Two minutes (CMA).
        TwoMinutes = "2",
        /// Ten minutes (JMA, HKO, WMO).
        TenMinutes = "10",
    }
}
impl Averaging {
    /// The period in minutes.
    pub fn minutes(self) -> u32 {
        match self {
            Self::OneMinute => 1,
            Self::TwoMinutes => 2,
            Self::TenMinutes => 10,
        }
    }
    /// The period of so many minutes, where one is in use.
    pub fn of_minutes(minutes: f64) -> Option<Self> {
        let all = [Self::OneMinute, Self::TwoMinutes, Self::TenMinutes];
        all.into_iter()
            .find(|period| (minutes - f64::from(period.minutes())).abs() < 1e-9)
    }
}
choice! {
    /// How the tracks of a typhoon differ from the one given.
    Ensemble {
        /// Not at all: a hindcast.
        None = "none",
        /// As forecasts of this age err.
        ForecastError = "forecast_error",
        /// As storms of this kind wander.
        Climatological = "climatological",
    }
}
choice! {
    /// Wind over the distance from the centre of a typhoon.
    WindProfile {
        /// Holland (1980), gradient wind.
        Holland1980 = "holland_1980",
        /// Holland (2008), wind at the surface.
        Holland2008 = "holland_2008",
        /// Holland, Belanger & Fritz (2010).
        Holland2010 = "holland_2010",
        /// Emanuel & Rotunno (2011).
        EmanuelRotunno2011 = "emanuel_rotunno_2011",
    }
}
choice! {
    /// Radius of maximum wind of a typhoon.
    RmaxRelation {
        /// By central pressure, fitted to IBTrACS 1980–2019.
        Climada = "climada",
        /// Vickery & Wadhera (2008), equation 11.
        VickeryWadhera2008 = "vickery_wadhera_2008",
    }
}
choice! {
    /// Rain over the distance from the centre of a typhoon.
    RainModel {
        /// R-CLIPER (Tuleya, DeMaria & Kuligowski 2007).
        RCliper = "r_cliper",
        /// IPET (2006).
        Ipet = "ipet",
    }
}
choice! {
    /// How fast forest fires spread.
    SpreadModel {
        /// Wang Zhengfei (1992).
        Wang = "wang",
        /// Rothermel (1972).
        Rothermel = "rothermel",
    }
}
choice! {
    /// Classes of fuel after Wang Zhengfei (1992).
    WangFuelClass {
        /// Needle litter.
        NeedleLitter = "needle_litter",
        /// Litter up to 4 cm.
        LitterThin = "litter_thin",
        /// Litter of 4 to 9 cm.
        LitterThick = "litter_thick",
        /// Dry grass.
        DryGrass = "dry_grass",
        /// Sedge and dwarf birch.
        Sedge = "sedge",
        /// Pasture.
        Pasture = "pasture",
        /// Korean, Huashan or Yunnan pine.
        Pine = "pine",
    }
}
choice! {
    /// Where a number comes from.
    Status {
        /// Stated in the district's own plan.
        Plan = "plan",
        /// Public data or a standard.
        Public = "public",
        /// Assumed; somebody should replace it.
        Assumed = "assumed",
    }
}
choice! {
    /// How a value is held against the threshold of a target.
    Comparator {
        /// At most; the limit itself is met.
        AtMost = "<=",
        /// Less; the limit itself is missed.
        Less = "<",
        /// At least; the limit itself is met.
        AtLeast = ">=",
        /// More; the limit itself is missed.
        More = ">",
        /// Exactly.
        Equal = "=",
    }
}
choice! {
    /// When the clock of a target starts, for each place.
    Clock {
        /// When the place is struck.
        Disaster = "disaster",
        /// When its report reaches the county.
        Report = "report",
        /// When the first warning stage is passed.
        Warning = "warning",
        /// When the county activates its response.
        Activation = "activation",
        /// When the order to dispatch is given.
        DispatchOrder = "dispatch_order",
    }
}
choice! {
    /// What stops the clock of a target.
    EventKind {
        /// The first goods are handed out at the place.
        FirstDelivery = "first_delivery",
        /// Everybody counted has a full first package.
        PackageDelivered = "package_delivered",
        /// A fire is contained.
        Contained = "contained",
        /// A fire is out.
        Extinguished = "extinguished",
        /// The first team is on scene.
        TeamOnScene = "team_on_scene",
    }
}
choice! {
    /// Whether a target can be judged by simulation.
    Assessable {
        /// Wholly.
        Yes = "yes",
        /// In part.
        Partly = "partly",
        /// Not at all.
        No = "no",
    }
}
choice! {
    /// Whether the government must deliver a target.
    Nature {
        /// 约束性: must be delivered.
        Binding = "binding",
        /// 预期性: is expected.
        Anticipatory = "anticipatory",
        /// Stated without saying which.
        Stated = "stated",
    }
}
