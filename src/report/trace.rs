//! The log of one replication in words, and as JSON.

mod crews;
mod vehicles;

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::outcome::{Outcome, PlaceOutcome, Step, TimeBudget};
use crate::response::{Entry, Happened, Plan};
use crate::text::Lang;
use crate::text::messages::report as say;
use crate::units::Millis;
use crate::world::{PlaceIx, SiteIx, World};

/// What a log is told with.
pub struct Trace<'a> {
    /// Names.
    pub world: &'a World,
    /// Vehicles.
    pub plan: &'a Plan,
    /// Language.
    pub lang: Lang,
}

impl Trace<'_> {
    /// Which replication it is, and how bad a day.
    pub fn title(&self, replication: u32, seed: u64, outcome: &Outcome) -> String {
        let severity = format!("{:.2}", outcome.severity_ppm as f64 / 1e6);
        say::trace_title(self.lang, replication, seed, severity, outcome.displaced()) + "\n"
    }

    /// One entry as a line.
    pub fn line(&self, entry: &Entry) -> String {
        format!(
            "{:>10}  {}\n",
            entry.time.to_string(),
            self.sentence(&entry.what)
        )
    }

    /// One entry for programs.
    pub fn event(&self, entry: &Entry) -> Value {
        let mut event = json!({ "time_h": entry.time.hours(), "text": self.sentence(&entry.what) });
        let id = |place: PlaceIx| self.world.places[place.at()].id.clone();
        if let Some(place) = entry.what.place() {
            event["place_id"] = json!(id(place));
        }
        if let Some(truck) = entry.what.truck() {
            event["vehicle"] = json!(truck);
        }
        let incidents = self.world.incidents.as_ref();
        if let Some((area, incidents)) = entry.what.area().zip(incidents) {
            event["area_id"] = json!(incidents.areas[area as usize].row.area_id.0);
        }
        if let Some(link) = entry.what.cleared() {
            event["link_id"] = json!(self.world.network.links.id[link.at()]);
        }
        event["event"] = json!(kind(&entry.what));
        event
    }

    /// The time budget of a place.
    pub fn budget(&self, place: PlaceIx, outcome: &PlaceOutcome) -> String {
        let name = &self.world.places[place.at()].name;
        let mut text = say::trace_place(self.lang, name, outcome.displaced, outcome.struck) + "\n";
        let delay = if outcome.first_delivery.is_never() {
            say::trace_never(self.lang)
        } else {
            (outcome.first_delivery - outcome.struck).to_string()
        };
        let first = say::trace_first(self.lang);
        let _ = writeln!(
            text,
            "  {first}: {delay}{}",
            self.steps(&outcome.first_budget())
        );
        for packaged in &outcome.packaged {
            let line = say::trace_packaged(
                self.lang,
                packaged.people,
                packaged.time,
                packaged.budget().total(),
            );
            let _ = writeln!(text, "  {line}{}", self.steps(&packaged.budget()));
        }
        let left = outcome.displaced.saturating_sub(outcome.packaged_people());
        if left > 0 {
            let _ = writeln!(text, "  {}", say::trace_left(self.lang, left));
        }
        if !outcome.freed.is_empty() {
            let [crews, neighbours, water, nobody] = outcome.freed_by();
            let freed = say::trace_freed(self.lang, crews, neighbours, water, nobody);
            let _ = writeln!(text, "  {freed}");
        }
        text
    }

    fn steps(&self, budget: &TimeBudget) -> String {
        if budget.total() == Millis::ZERO {
            return String::new();
        }
        let spent = Step::ALL
            .into_iter()
            .filter(|&step| budget.spent(step) > Millis::ZERO);
        let parts: Vec<String> = spent
            .map(|step| {
                format!(
                    "{} {}",
                    super::words::step(self.lang, step),
                    budget.spent(step)
                )
            })
            .collect();
        format!(" = {}", parts.join(" + "))
    }

    fn sentence(&self, what: &Happened) -> String {
        let lang = self.lang;
        let place = |place: PlaceIx| self.world.places[place.at()].name.as_str();
        let site = |site: SiteIx| self.world.sites[site.at()].name.as_str();
        match *what {
            Happened::Struck { place: at } => say::trace_struck(lang, place(at)),
            Happened::WarningOrdered { place: at } => say::trace_warning_ordered(lang, place(at)),
            Happened::Warned {
                place: at,
                share_ppm,
            } => {
                let share = super::numbers::percent(f64::from(share_ppm) / 1e6);
                say::trace_warned(lang, place(at), share)
            }
            Happened::Left { place: at, people } => say::trace_left_home(lang, place(at), people),
            Happened::ShelterOpened { place: at } => say::trace_shelter_opened(lang, place(at)),
            Happened::ShelterFilled {
                place: at,
                people,
                over_capacity: 0,
            } => say::trace_shelter_filled(lang, place(at), people),
            Happened::ShelterFilled {
                place: at,
                people,
                over_capacity,
            } => say::trace_shelter_crowded(lang, place(at), people, over_capacity),
            Happened::TownReport { place: at } => say::trace_town_report(lang, place(at)),
            Happened::TownOrder { place: at } => say::trace_town_order(lang, place(at)),
            Happened::CountyReport { place: at } => say::trace_county_report(lang, place(at)),
            Happened::Activation => say::trace_activation(lang),
            Happened::LevelInForce { level } => say::trace_level(lang, level.word()),
            Happened::CountyOrder { place: at } => say::trace_county_order(lang, place(at)),
            Happened::SiteFlooded { site: at } => say::trace_site_flooded(lang, site(at)),
            Happened::SiteDry { site: at } => say::trace_site_dry(lang, site(at)),
            Happened::Delivered {
                site: from,
                place: at,
                commodity,
                quantity_milli,
            } => {
                let goods = &self.world.commodities[commodity.at()];
                let quantity = format!("{:.1} {}", quantity_milli as f64 / 1000.0, goods.unit);
                say::trace_delivered(lang, site(from), place(at), &goods.name, quantity)
            }
            Happened::Spoiled {
                place: at,
                commodity,
                quantity_milli,
                ..
            } => {
                let goods = &self.world.commodities[commodity.at()];
                let quantity = format!("{:.1} {}", quantity_milli as f64 / 1000.0, goods.unit);
                say::trace_spoiled(lang, place(at), &goods.name, quantity)
            }
            Happened::IncidentReported { .. }
            | Happened::CrewSent { .. }
            | Happened::CrewOnScene { .. }
            | Happened::CrewFree { .. }
            | Happened::ClearingSent { .. }
            | Happened::Cleared { .. }
            | Happened::ClearedByOthers { .. }
            | Happened::ClearingCutOff { .. }
            | Happened::RescueSent { .. }
            | Happened::RescueArrived { .. }
            | Happened::RescueGaveUp { .. }
            | Happened::RescueEnded { .. }
            | Happened::InBed { .. } => self.of_crews(what),
            Happened::Assigned { .. }
            | Happened::StopAdded { .. }
            | Happened::WentForGoods { .. }
            | Happened::ReachedDepot { .. }
            | Happened::WentOn { .. }
            | Happened::LoadingBegan { .. }
            | Happened::Departed { .. }
            | Happened::Blocked { .. }
            | Happened::NoWay { .. }
            | Happened::DroveOn { .. }
            | Happened::Grounded { .. }
            | Happened::TookOff { .. }
            | Happened::TurnedBack { .. }
            | Happened::Arrived { .. }
            | Happened::Unloaded { .. }
            | Happened::RestBegan { .. }
            | Happened::RestEnded { .. }
            | Happened::CrewChanged { .. }
            | Happened::Home { .. } => self.of_vehicles(what),
        }
    }

    /// Name of a place.
    fn place(&self, place: PlaceIx) -> &str {
        &self.world.places[place.at()].name
    }

    /// Name and number of a vehicle.
    pub fn truck(&self, number: u32) -> String {
        let truck = self.plan.trucks.get(number as usize);
        let name = truck.map_or("", |truck| {
            self.world.vehicles[truck.vehicle.at()].name.as_str()
        });
        format!("{name}#{number}")
    }
}

fn kind(what: &Happened) -> &'static str {
    match what {
        Happened::Struck { .. } => "struck",
        Happened::WarningOrdered { .. } => "warning_ordered",
        Happened::Warned { .. } => "warned",
        Happened::Left { .. } => "left",
        Happened::ShelterOpened { .. } => "shelter_opened",
        Happened::ShelterFilled { .. } => "shelter_filled",
        Happened::TownReport { .. } => "town_report",
        Happened::TownOrder { .. } => "town_order",
        Happened::CountyReport { .. } => "county_report",
        Happened::Activation => "activation",
        Happened::LevelInForce { .. } => "level_in_force",
        Happened::CountyOrder { .. } => "county_order",
        Happened::SiteFlooded { .. } => "site_flooded",
        Happened::SiteDry { .. } => "site_dry",
        Happened::Assigned { .. } => "assigned",
        Happened::StopAdded { .. } => "stop_added",
        Happened::WentOn { .. } => "went_on",
        Happened::WentForGoods { .. } => "went_for_goods",
        Happened::ReachedDepot { .. } => "reached_depot",
        Happened::LoadingBegan { .. } => "loading_began",
        Happened::Departed { .. } => "departed",
        Happened::Blocked { .. } => "blocked",
        Happened::NoWay { .. } => "no_way",
        Happened::DroveOn { .. } => "drove_on",
        Happened::Grounded { .. } => "grounded",
        Happened::TookOff { .. } => "took_off",
        Happened::TurnedBack { .. } => "turned_back",
        Happened::Arrived { .. } => "arrived",
        Happened::Delivered { .. } => "delivered",
        Happened::Spoiled { .. } => "spoiled",
        Happened::IncidentReported { .. } => "incident_reported",
        Happened::CrewSent { .. } => "crew_sent",
        Happened::CrewOnScene { .. } => "crew_on_scene",
        Happened::CrewFree { .. } => "crew_free",
        Happened::ClearingSent { .. } => "clearing_sent",
        Happened::Cleared { .. } => "cleared",
        Happened::ClearedByOthers { .. } => "cleared_by_others",
        Happened::ClearingCutOff { .. } => "clearing_cut_off",
        Happened::RescueSent { .. } => "rescue_sent",
        Happened::RescueArrived { .. } => "rescue_arrived",
        Happened::RescueGaveUp { .. } => "rescue_gave_up",
        Happened::RescueEnded { .. } => "rescue_ended",
        Happened::InBed { .. } => "in_bed",
        Happened::Unloaded { .. } => "unloaded",
        Happened::Home { .. } => "home",
        Happened::RestBegan { .. } => "rest_began",
        Happened::RestEnded { .. } => "rest_ended",
        Happened::CrewChanged { .. } => "crew_changed",
    }
}
