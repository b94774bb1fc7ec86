//! What happened in a replication, as data: printed by `trace`, drawn and replayed by what comes later.

use crate::damage::Cause;
use crate::scenario::activation::ActivationLevel;
use crate::units::Millis;
use crate::world::{CommodityIx, LinkIx, PlaceIx, SiteIx};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub time: Millis,
    /// What.
    pub what: Happened,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// The first people were struck: by water in a house, by a gale, or by a fire.
    Struck {
        /// Where.
        place: PlaceIx,
    },
    /// The order was given to warn a place.
    WarningOrdered {
        /// Which.
        place: PlaceIx,
    },
    /// All who hear a warning had heard it.
    Warned {
        /// Where.
        place: PlaceIx,
        /// Share of the people there, in millionths.
        share_ppm: u32,
    },
    /// All who leave a place for a shelter had set out.
    Left {
        /// Where.
        place: PlaceIx,
        /// How many.
        people: u32,
    },
    /// The first people came to a shelter.
    ShelterOpened {
        /// Which, as a place.
        place: PlaceIx,
    },
    /// All who came to a shelter were there.
    ShelterFilled {
        /// Which, as a place.
        place: PlaceIx,
        /// How many.
        people: u32,
        /// How many more than it holds.
        over_capacity: u32,
    },
    /// The report reached the town.
    TownReport {
        /// Of which place.
        place: PlaceIx,
    },
    /// The town ordered its own relief.
    TownOrder {
        /// For which place.
        place: PlaceIx,
    },
    /// The report reached the county.
    CountyReport {
        /// Of which place.
        place: PlaceIx,
    },
    /// The county activated its response.
    Activation,
    /// A level of the county's response was in force.
    LevelInForce {
        /// Which.
        level: ActivationLevel,
    },
    /// The county ordered relief.
    CountyOrder {
        /// For which place.
        place: PlaceIx,
    },
    /// A depot's floor came under water.
    SiteFlooded {
        /// Which.
        site: SiteIx,
    },
    /// A depot fell dry again.
    SiteDry {
        /// Which.
        site: SiteIx,
    },
    /// A vehicle was given goods for a place and joined the dock queue.
    Assigned {
        /// Vehicle number.
        truck: u32,
        /// From where.
        site: SiteIx,
        /// To where.
        place: PlaceIx,
        /// Goods in grams.
        load_g: i64,
        /// Whether no open road was known, so that it goes to wait in front of the water.
        staged: bool,
    },
    /// A vehicle was given goods for one more place on the same tour.
    StopAdded {
        /// Vehicle number.
        truck: u32,
        /// Where.
        place: PlaceIx,
        /// Goods in grams.
        load_g: i64,
    },
    /// A vehicle of a village set out for a depot, where goods are set aside for it.
    WentForGoods {
        /// Vehicle number.
        truck: u32,
        /// The depot.
        site: SiteIx,
        /// For whom.
        place: PlaceIx,
        /// Goods in grams.
        load_g: i64,
    },
    /// A vehicle of a village got to the depot, and joined the dock queue.
    ReachedDepot {
        /// Vehicle number.
        truck: u32,
        /// The depot.
        site: SiteIx,
    },
    /// Loading of a vehicle began.
    LoadingBegan {
        /// Vehicle number.
        truck: u32,
    },
    /// A vehicle was loaded and set out.
    Departed {
        /// Vehicle number.
        truck: u32,
        /// To where.
        place: PlaceIx,
    },
    /// A vehicle met a closed link.
    Blocked {
        /// Vehicle number.
        truck: u32,
        /// The link.
        link: LinkIx,
        /// Whether it found a way round (otherwise it waits).
        rerouted: bool,
    },
    /// A vehicle knows no way at all, and waits where it stands.
    NoWay {
        /// Vehicle number.
        truck: u32,
    },
    /// A vehicle that had waited drives on.
    DroveOn {
        /// Vehicle number.
        truck: u32,
    },
    /// A helicopter stays on the ground: it is dark, or the wind is too strong.
    Grounded {
        /// Vehicle number.
        truck: u32,
    },
    /// A helicopter that had stayed on the ground took off.
    TookOff {
        /// Vehicle number.
        truck: u32,
    },
    /// A vehicle gave up waiting and turned back.
    TurnedBack {
        /// Vehicle number.
        truck: u32,
    },
    /// A vehicle arrived.
    Arrived {
        /// Vehicle number.
        truck: u32,
        /// Where.
        place: PlaceIx,
    },
    /// Goods were written off: they were too old to be handed out.
    Spoiled {
        /// Vehicle number.
        truck: u32,
        /// For which place they had been meant.
        place: PlaceIx,
        /// Which goods.
        commodity: CommodityIx,
        /// Thousandths of a unit.
        quantity_milli: i64,
    },
    /// Goods were handed out.
    Delivered {
        /// From which site.
        site: SiteIx,
        /// Where.
        place: PlaceIx,
        /// Which goods.
        commodity: CommodityIx,
        /// Thousandths of a unit.
        quantity_milli: i64,
    },
    /// The call of an incident was answered.
    IncidentReported {
        /// Number of its area.
        area: u32,
    },
    /// A boat or an ambulance was sent to an incident.
    CrewSent {
        /// Number of the crew.
        crew: u32,
        /// Number of the area.
        area: u32,
    },
    /// It was on scene.
    CrewOnScene {
        /// Number of the crew.
        crew: u32,
        /// Number of the area.
        area: u32,
    },
    /// It could be sent again.
    CrewFree {
        /// Number of the crew.
        crew: u32,
    },
    /// A clearing crew took on a closed link.
    ClearingSent {
        /// Number of the crew.
        crew: u32,
        /// The link.
        link: LinkIx,
    },
    /// It had reopened the link, as far as this cause closed it.
    Cleared {
        /// Number of the crew.
        crew: u32,
        /// The link.
        link: LinkIx,
        /// What had closed it.
        cause: Cause,
    },
    /// It had met the link open, or seen it reopened by others.
    ClearedByOthers {
        /// Number of the crew.
        crew: u32,
        /// The link.
        link: LinkIx,
    },
    /// It found no road on to the link, and is free where it stands.
    ClearingCutOff {
        /// Number of the crew.
        crew: u32,
        /// The link.
        link: LinkIx,
    },
    /// A rescue crew was sent to a place.
    RescueSent {
        /// Number of the crew.
        crew: u32,
        /// Where to.
        place: PlaceIx,
    },
    /// It was there, its boats in the water.
    RescueArrived {
        /// Number of the crew.
        crew: u32,
        /// Where.
        place: PlaceIx,
    },
    /// It gave up waiting at a closed road.
    RescueGaveUp {
        /// Number of the crew.
        crew: u32,
        /// Where it was to go.
        place: PlaceIx,
    },
    /// Nobody was trapped there any more.
    RescueEnded {
        /// Number of the crew.
        crew: u32,
        /// Where.
        place: PlaceIx,
        /// People whom it had brought out.
        people: u32,
    },
    /// An injured person was in a bed.
    InBed {
        /// Where they had been trapped.
        place: PlaceIx,
        /// Number of the hospital.
        hospital: u32,
    },
    /// A vehicle sets out from one stop of its tour for the next.
    WentOn {
        /// Vehicle number.
        truck: u32,
        /// To where.
        place: PlaceIx,
    },
    /// A crew went to rest at its site, and none was rested to take over.
    RestBegan {
        /// Vehicle number.
        truck: u32,
    },
    /// A vehicle that stood while its crew rested stands by again.
    RestEnded {
        /// Vehicle number.
        truck: u32,
    },
    /// A crew went to rest at its site, and one that was rested took over.
    CrewChanged {
        /// Vehicle number.
        truck: u32,
    },
    /// A vehicle was unloaded and set out for its site, or for the next stop of its tour.
    Unloaded {
        /// Vehicle number.
        truck: u32,
        /// Where it was unloaded.
        place: PlaceIx,
    },
    /// A vehicle was back at its site.
    Home {
        /// Vehicle number.
        truck: u32,
        /// Where.
        site: SiteIx,
    },
}
