//! Teams against forest fires: who is sent, when they get there, and when the fire is contained and out.
//!
//! ```text
//! report ─▶ order ─▶ turnout ─▶ drive ─▶ walk ─▶ line ─▶ contained ─▶ mop-up ─▶ out
//! ```
//!
//! The nearest teams that no other fire holds at the time of the order are sent, by roads that are reported open; smoke and flames stop
//! none of them. A team is free again once its fire is
//! out. Line is built by the shift, less of it in the dark, and closes in on the growing fire after Fried & Fried (1996). A
//! fire that no line holds burns until its forest is burnt out, and counts as neither contained nor extinguished.

use super::crew_drive::CrewRoads;
use super::fire_access::FireAccess;
use crate::hazard::Burnt;
use crate::hazard::fire::containment::{Attack, LineCrew, Outcome, Tactic};
use crate::hazard::fire::helicopter::{BucketHelicopter, FlightConditions};
use crate::hazard::fire::line_production::DropLine;
use crate::hazard::fire::{Blaze, Front};
use crate::outcome::FireOutcome;
use crate::random::{EntityKey, Purpose};
use crate::units::Millis;
use crate::world::{Force, Woods, World};

/// Square metres of a hectare.
const HA_M2: f64 = 10_000.0;
/// Litres of water in a tonne.
const LITRES_PER_T: f64 = 1000.0;

/// How all fires of a replication were fought, in the order in which they started. The roads are those that no fire closes.
pub fn fight(access: &FireAccess, roads: &CrewRoads) -> Vec<Fought> {
    let (world, event) = (roads.world, roads.event);
    let Some(woods) = &world.woods else {
        return Vec::new();
    };
    let scene = |fire| Scene {
        world,
        woods,
        access,
        roads,
        fire,
    };
    let drawn: Vec<Drawn> = event.fires.iter().map(|fire| scene(fire).draw()).collect();
    let mut in_order: Vec<usize> = (0..drawn.len()).collect();
    in_order.sort_by_key(|&at| (drawn[at].ordered, at));
    let mut free_from = vec![Millis::ZERO; woods.teams.len()];
    let mut fought = vec![None; drawn.len()];
    for at in in_order {
        let scene = scene(&event.fires[at]);
        fought[at] = Some(scene.fight(drawn[at], &mut free_from));
    }
    fought.into_iter().flatten().collect()
}

/// How one fire was fought, and how that ended.
#[derive(Clone, Debug)]
pub struct Fought {
    /// When it stops growing and when it is out, within the horizon or not.
    pub burnt: Burnt,
    /// What is told of it.
    pub outcome: FireOutcome,
    /// The attack that contains it within the horizon, with all who build line. Where none does, the fire counts as free.
    won: Option<(Attack, Vec<LineCrew>)>,
}

impl Fought {
    /// The fire's edge over its clock, in minutes after its report, for those who draw it.
    pub fn front(&self, fire: &Blaze) -> Front {
        let won = self.won.as_ref();
        won.map_or_else(
            || fire.free_front(),
            |(attack, crews)| Front::fought(*attack, crews),
        )
    }

    /// Whether crews contain it within the horizon.
    pub fn is_contained(&self) -> bool {
        self.won.is_some()
    }
}

/// One fire and all that decides how it is fought.
struct Scene<'a> {
    world: &'a World,
    woods: &'a Woods,
    access: &'a FireAccess,
    roads: &'a CrewRoads<'a>,
    fire: &'a Blaze,
}

/// What is drawn of a fire's attack.
#[derive(Clone, Copy)]
struct Drawn {
    ordered: Millis,
    production: f64,
    mop_up: Millis,
}

/// How a fire stops growing.
#[derive(Clone, Copy)]
struct End {
    time: Millis,
    area_m2: f64,
    /// Whether crews closed their line; if not, all of the forest has burnt.
    is_won: bool,
}

impl Scene<'_> {
    fn fight(&self, drawn: Drawn, free_from: &mut [Millis]) -> Fought {
        let arrivals = self.arrivals(drawn.ordered, free_from);
        let crews = self.crews(&arrivals, drawn.production);
        let first = arrivals.iter().map(|(_, arrival)| *arrival).min();
        let attack = self.attack();
        let spreads = self.fire.growth.ellipse.head_m_min > 0.0;
        let end = if spreads {
            self.contain(&attack, &crews)
        } else {
            self.stamp_out(first)
        };
        let out = end.time + drawn.mop_up;
        for &(team, _) in &arrivals {
            free_from[team] = out;
        }
        let by_crews = |time: Millis| if end.is_won { time } else { Millis::NEVER };
        let horizon = self.world.grid.horizon;
        let within = |time: Millis| if time < horizon { time } else { Millis::NEVER };
        let outcome = FireOutcome {
            forest: self.fire.forest,
            ignited: self.fire.ignited,
            reported: self.fire.reported,
            ordered: drawn.ordered,
            attacked: first.map_or(Millis::NEVER, within),
            contained: within(by_crews(end.time)),
            out: within(by_crews(out)),
            burnt_m2: libm::round(if end.time < horizon {
                end.area_m2
            } else {
                self.fire.free_area_m2(horizon).min(self.forest_m2())
            }) as u64,
            teams: arrivals.len() as u32,
        };
        let is_contained = spreads && end.is_won && end.time < horizon;
        Fought {
            burnt: Burnt {
                contained: end.time,
                out,
            },
            outcome,
            won: is_contained.then_some((attack, crews)),
        }
    }

    fn forest_m2(&self) -> f64 {
        self.woods.forests[self.fire.forest as usize].row.area_ha * HA_M2
    }

    fn draw(&self) -> Drawn {
        let settings = &self.woods.settings;
        let key = EntityKey(self.fire.number);
        let mut stream = self.roads.draws.stream(Purpose::FireAttack, key);
        let order = settings.order_min.minutes(&mut stream);
        let production = settings.production_factor.sample(&mut stream).max(0.0);
        let mop_up = settings.mop_up_h.hours(&mut stream);
        Drawn {
            ordered: self.fire.reported + order,
            production,
            mop_up,
        }
    }

    /// The teams that are sent and when each gets to the fire, nearest first.
    fn arrivals(&self, ordered: Millis, free_from: &[Millis]) -> Vec<(usize, Millis)> {
        let settings = &self.woods.settings;
        let forest = &self.woods.forests[self.fire.forest as usize];
        let walk = Millis::from_hours(forest.row.road_km / settings.walking_km_h);
        let nearest = (self.access).nearest(self.roads, self.woods, self.fire.forest, ordered);
        let sent: Vec<_> = nearest
            .into_iter()
            .filter(|(team, _)| free_from[*team as usize] <= ordered)
            .take(settings.teams_per_fire as usize)
            .collect();
        let arrival = |&(team, drive): &(u32, Millis)| {
            let team_row = &self.woods.teams[team as usize];
            let mut stream = self.roads.draws.stream(Purpose::FireTurnout, team_row.key);
            let turnout_min = self.roads.event.turnout(&team_row.turnout, ordered);
            let leaves = ordered + turnout_min.minutes(&mut stream);
            if let Force::Helicopters { .. } = team_row.force {
                return (team as usize, leaves + drive);
            }
            let ends = [team, self.fire.forest];
            let arrives = self.access.drive(self.roads, self.woods, ends, leaves);
            (team as usize, (arrives + walk).min(Millis::NEVER))
        };
        sent.iter().map(arrival).collect()
    }

    /// Shifts of all teams, cut where it becomes light or dark.
    fn crews(&self, arrivals: &[(usize, Millis)], production: f64) -> Vec<LineCrew> {
        let settings = &self.woods.settings;
        let grid = &self.world.grid;
        let shift = Millis::from_hours(settings.shift_h);
        let mut crews = Vec::new();
        for &(team, arrival) in arrivals {
            let force = self.woods.teams[team].force;
            let by_light = [false, true].map(|dark| production * self.line_m_min(force, dark));
            let mut begins = arrival;
            while begins < grid.horizon {
                let ends = (begins + shift).min(grid.horizon);
                let changes = self.roads.event.daylight.changes_after(begins);
                let cuts = changes.take_while(|&change| change < ends).chain([ends]);
                let mut from = begins;
                for until in cuts {
                    crews.push(self.crew(from..until, by_light));
                    from = until;
                }
                // A shift of rest for a shift of work.
                begins = ends + shift;
            }
        }
        crews
    }

    /// Line that a team builds, by day or in the dark, in m/min.
    fn line_m_min(&self, force: Force, dark: bool) -> f64 {
        let settings = &self.woods.settings;
        let forest = &self.woods.forests[self.fire.forest as usize];
        match force {
            Force::Crew { people } if dark => {
                people * self.fire.line_m_min_person * settings.night_production_share
            }
            Force::Crew { people } => people * self.fire.line_m_min_person,
            Force::Helicopters {
                count,
                payload_t,
                speed_km_h,
            } => {
                let helicopter = BucketHelicopter {
                    nominal_t: payload_t,
                    speed_km_h,
                    wind_limit_m_s: settings.helicopter_wind_limit_m_s,
                    ..BucketHelicopter::ka_32()
                };
                let conditions = FlightConditions {
                    altitude_m: 0.0,
                    temperature_c: self.fire.air_c,
                    wind_m_s: self.fire.wind_m_s,
                    night: dark,
                };
                let water_t_h = helicopter.water_t_h(forest.row.water_km, &conditions);
                let bucket = DropLine {
                    fuel_factor: settings.bucket_line_factor,
                };
                f64::from(count) * bucket.line_m(water_t_h * LITRES_PER_T) / 60.0
            }
        }
    }

    /// A stretch of work by day or in the dark, on the clock by which the fire grows: what is built while it stands almost
    /// still counts for more.
    fn crew(&self, work: std::ops::Range<Millis>, by_light_m_min: [f64; 2]) -> LineCrew {
        let clock = &self.fire.clock;
        let reported_min = clock.grown_min(self.fire.reported);
        let [begins_min, ends_min] = [work.start, work.end].map(|time| clock.grown_min(time));
        let dark = self.roads.event.daylight.is_dark(work.start);
        let built_m = by_light_m_min[usize::from(dark)] * (work.end - work.start).minutes();
        let duration_min = ends_min - begins_min;
        LineCrew {
            arrival_min: begins_min - reported_min,
            duration_min,
            line_m_min: if duration_min > 0.0 {
                built_m / duration_min
            } else {
                0.0
            },
        }
    }

    /// A fire that does not spread ends with the first team, or by itself where none comes.
    fn stamp_out(&self, first: Option<Millis>) -> End {
        End {
            time: first
                .filter(|time| !time.is_never())
                .unwrap_or(self.fire.reported),
            area_m2: 0.0,
            is_won: true,
        }
    }

    /// The fire as it is met. Crews begin at the head where its flames let them.
    fn attack(&self) -> Attack {
        Attack {
            ellipse: self.fire.growth.ellipse,
            discovered_m2: self.fire.free_area_m2(self.fire.reported),
            tactic: if self.can_work_at_head() {
                Tactic::Head
            } else {
                Tactic::Rear
            },
            size_limit_m2: self.woods.settings.escape_ha * HA_M2,
        }
    }

    fn can_work_at_head(&self) -> bool {
        self.fire.flame_m <= self.woods.settings.head_flame_limit_m
    }

    /// How the fire stops growing.
    fn contain(&self, attack: &Attack, crews: &[LineCrew]) -> End {
        let settings = &self.woods.settings;
        let burnt_out = self.fire.reaches_area(self.forest_m2());
        let can_work =
            self.can_work_at_head() || self.fire.flank_flame_m <= settings.flank_flame_limit_m;
        if let Outcome::Contained {
            time_min, area_m2, ..
        } = attack.run(crews)
            && can_work
        {
            let clock = &self.fire.clock;
            let grown_min = clock.grown_min(self.fire.reported) + time_min;
            let contained = clock.time_of(grown_min);
            if contained < burnt_out {
                return End {
                    time: contained,
                    area_m2,
                    is_won: true,
                };
            }
        }
        End {
            time: burnt_out,
            area_m2: self.forest_m2(),
            is_won: false,
        }
    }
}
