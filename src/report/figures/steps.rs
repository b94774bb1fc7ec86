//! How the steps of the time budget look, wherever they are drawn: four groups, each with a shade or a hatch of its own.

use crate::outcome::Step;
use crate::report::svg::{Anchor, Svg, ems};
use crate::text::Lang;
use crate::text::messages::report as say;

/// Steps that belong together and share a shade and a hatch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Informing and deciding.
    Decision,
    /// Making ready.
    Readiness,
    /// On the road.
    Road,
    /// Handing out.
    HandingOut,
}

impl Group {
    const ALL: [Self; 4] = [
        Self::Decision,
        Self::Readiness,
        Self::Road,
        Self::HandingOut,
    ];

    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Readiness => "readiness",
            Self::Road => "road-time",
            Self::HandingOut => "handing",
        }
    }

    fn name(self, lang: Lang) -> String {
        match self {
            Self::Decision => say::group_decision(lang),
            Self::Readiness => say::group_readiness(lang),
            Self::Road => say::group_road(lang),
            Self::HandingOut => say::group_handing_out(lang),
        }
    }
}

/// The group that a step belongs to.
pub fn group(step: Step) -> Group {
    match step {
        Step::Report | Step::Assessment | Step::Order => Group::Decision,
        Step::Turnout | Step::GoodsWait | Step::VehicleWait | Step::Queue | Step::Loading => {
            Group::Readiness
        }
        Step::RoadWait | Step::Driving | Step::Detour => Group::Road,
        Step::Unloading => Group::HandingOut,
    }
}

/// The key of the groups in one line at the top of a figure.
pub fn key(svg: &mut Svg, from: f64, lang: Lang) {
    let mut x = from;
    for group in Group::ALL {
        svg.rect(group.class(), [x, 4.0], [14.0, 12.0]);
        let name = group.name(lang);
        svg.text("tick", [x + 20.0, 14.0], Anchor::Start, &name);
        x += 20.0 + 13.0 * ems(&name) + 22.0;
    }
}
