//! What crews do, in words.

use super::Trace;
use crate::report::hazard::closed_by;
use crate::response::Happened;
use crate::text::messages::report as say;
use crate::world::LinkIx;

impl Trace<'_> {
    /// What crews do that answer calls for help, clear roads or bring people out; nothing of anything else.
    pub(super) fn of_crews(&self, what: &Happened) -> String {
        let lang = self.lang;
        let link = |link: LinkIx| self.world.network.links.id[link.at()].as_str();
        match *what {
            Happened::IncidentReported { area } => {
                say::trace_incident_reported(lang, self.area(area))
            }
            Happened::CrewSent { crew, area } => {
                say::trace_crew_sent(lang, self.crew(crew), self.area(area))
            }
            Happened::CrewOnScene { crew, area } => {
                say::trace_crew_on_scene(lang, self.crew(crew), self.area(area))
            }
            Happened::CrewFree { crew } => say::trace_crew_free(lang, self.crew(crew)),
            Happened::ClearingSent { crew, link: at } => {
                say::trace_clearing_sent(lang, self.clearing_crew(crew), link(at))
            }
            Happened::Cleared {
                crew,
                link: at,
                cause,
            } => {
                let cause = closed_by(cause, lang);
                say::trace_cleared(lang, self.clearing_crew(crew), link(at), cause)
            }
            Happened::ClearedByOthers { crew, link: at } => {
                say::trace_cleared_by_others(lang, self.clearing_crew(crew), link(at))
            }
            Happened::ClearingCutOff { crew, link: at } => {
                say::trace_clearing_cut_off(lang, self.clearing_crew(crew), link(at))
            }
            Happened::RescueSent { crew, place } => {
                say::trace_rescue_sent(lang, self.rescue_crew(crew), self.place(place))
            }
            Happened::RescueArrived { crew, place } => {
                say::trace_rescue_arrived(lang, self.rescue_crew(crew), self.place(place))
            }
            Happened::RescueGaveUp { crew, place } => {
                say::trace_rescue_gave_up(lang, self.rescue_crew(crew), self.place(place))
            }
            Happened::RescueEnded {
                crew,
                place,
                people,
            } => say::trace_rescue_ended(lang, self.rescue_crew(crew), self.place(place), people),
            Happened::InBed { place, hospital } => {
                say::trace_in_bed(lang, self.place(place), self.hospital(hospital))
            }
            _ => String::new(),
        }
    }

    /// Name of a hospital.
    fn hospital(&self, number: u32) -> &str {
        let rescue = self.world.rescue.as_ref();
        let hospital = rescue.and_then(|rescue| rescue.hospitals.get(number as usize));
        hospital.map_or("", |hospital| hospital.name.as_str())
    }

    /// Name of a crew that brings people out.
    fn rescue_crew(&self, number: u32) -> &str {
        let rescue = self.world.rescue.as_ref();
        let crew = rescue.and_then(|rescue| rescue.crews.get(number as usize));
        crew.map_or("", |crew| crew.name.as_str())
    }

    /// Name of an area that calls for help come from.
    fn area(&self, number: u32) -> &str {
        let incidents = self.world.incidents.as_ref();
        let area = incidents.and_then(|incidents| incidents.areas.get(number as usize));
        area.map_or("", |area| area.row.name.as_str())
    }

    /// Name of a boat or ambulance.
    fn crew(&self, number: u32) -> &str {
        let incidents = self.world.incidents.as_ref();
        let crew = incidents.and_then(|incidents| incidents.crews.get(number as usize));
        crew.map_or("", |crew| crew.name.as_str())
    }

    /// Name of a crew that clears roads.
    fn clearing_crew(&self, number: u32) -> &str {
        let clearing = self.world.clearing.as_ref();
        let crew = clearing.and_then(|clearing| clearing.crews.get(number as usize));
        crew.map_or("", |crew| crew.name.as_str())
    }
}
