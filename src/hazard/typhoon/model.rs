//! The model that makes storms of a track.

use super::asymmetry::{Asymmetry, Translation, Turning, Weight};
use super::profile::{
    AirDensity, EmanuelRotunno2011, Holland, Holland2008Inputs, Holland2010, Periphery, Profile,
    ShapeLimits, holland_1980_b, holland_2008_bs, peak_wind_m_s,
};
use super::relations::{RadiusInputs, RmaxRelation, ShapeInputs, ShapeRelation};
use super::storm::Storm;
use super::track::{Fix, Motion, Track};

/// Which profile a model uses, and where its maximum wind comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ProfileKind {
    /// Holland (1980): B from the reported wind, less the motion, raised to the gradient level.
    Holland1980,
    /// Holland (2008): shape and maximum from pressure alone.
    Holland2008,
    /// Holland et al. (2010): shape and maximum as Holland (2008), tail through a wind in the periphery.
    Holland2010(Periphery),
    /// Emanuel & Rotunno (2011): maximum from the reported wind, less the motion.
    EmanuelRotunno2011,
}

impl ProfileKind {
    /// Whether its wind contains the motion of the storm: those from pressure were fitted to winds that do.
    fn contains_motion(self) -> bool {
        matches!(self, Self::Holland2008 | Self::Holland2010(_))
    }
}

/// How tracks become wind. Gives 1-min surface winds over open water.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindModel {
    /// Radial profile.
    pub profile: ProfileKind,
    /// Radius of maximum winds where a fix has none.
    pub rmax: RmaxRelation,
    /// Shape of gradient winds for Holland (1980); `None` takes the one that reaches the reported wind.
    pub shape: Option<ShapeRelation>,
    /// Bounds of Holland's B of gradient winds.
    pub shape_limits: ShapeLimits,
    /// Density of air.
    pub density: AirDensity,
    /// Surface wind over gradient wind, above zero.
    pub gradient_to_surface: f64,
    /// Leaves the Coriolis force out.
    pub cyclostrophic: bool,
    /// Added motion.
    pub asymmetry: Asymmetry,
    /// Highest translation speed that counts, in m/s.
    pub translation_cap_m_s: f64,
    /// Distance from the centre beyond which no wind is given, in km.
    pub cutoff_km: f64,
}

impl WindModel {
    /// The choices of CLIMADA: density 1.15, gradient to surface 0.9, weight min(1, Rm/r), cap 30 kt, 300 km.
    pub fn climada(profile: ProfileKind) -> Self {
        Self {
            profile,
            rmax: RmaxRelation::ClimadaPressure,
            shape: None,
            shape_limits: ShapeLimits::HOLLAND_1980,
            density: AirDensity::HOLLAND_1980,
            gradient_to_surface: 0.9,
            cyclostrophic: false,
            asymmetry: Asymmetry::Vector(Weight::MoutonNordbeck2005),
            translation_cap_m_s: Translation::CLIMADA_CAP_M_S,
            cutoff_km: 300.0,
        }
    }

    /// The storms of a track at these times; those outside the track are left out.
    pub fn storms(&self, track: &Track, times_h: &[f64]) -> Vec<Storm> {
        times_h
            .iter()
            .filter_map(|&time_h| self.storm(track, time_h))
            .collect()
    }

    /// The storm of a track at a time; `None` outside the track.
    pub fn storm(&self, track: &Track, time_h: f64) -> Option<Storm> {
        let fix = track.at(time_h)?;
        let motion = track.motion(time_h);
        let translation = Translation {
            east_m_s: motion.east_m_s,
            north_m_s: motion.north_m_s,
        }
        .capped(self.translation_cap_m_s);
        let profile = self.profile_of(&self.moment(fix, motion, translation.speed_m_s()));
        Some(Storm {
            time_h,
            centre: fix.centre,
            profile,
            asymmetry: self.asymmetry,
            turning: Turning {
                translation,
                spin: fix.centre.spin(),
                rmax_km: profile.rmax_km(),
                max_m_s: profile.speed_m_s(profile.rmax_km()),
                contains_motion: self.profile.contains_motion(),
            },
            cutoff_km: self.cutoff_km,
        })
    }

    fn moment(&self, fix: Fix, motion: Motion, translation_m_s: f64) -> Moment {
        let surface_m_s = (fix.wind.m_s() - self.own_motion_m_s(translation_m_s)).max(0.0);
        let gradient_m_s = surface_m_s / self.gradient_to_surface;
        let (central_hpa, dp_hpa) = (fix.central_pressure_hpa, fix.dp_hpa());
        let lat_deg = fix.centre.lat_deg;
        let coriolis_per_s = fix.centre.coriolis_per_s();
        Moment {
            rmax_km: self.rmax_km(&fix, gradient_m_s),
            fix,
            motion,
            translation_m_s,
            surface_m_s,
            gradient_m_s,
            density_kg_m3: self.density.kg_m3(central_hpa, dp_hpa, lat_deg),
            coriolis_per_s: if self.cyclostrophic {
                0.0
            } else {
                coriolis_per_s
            },
        }
    }

    fn profile_of(&self, moment: &Moment) -> Profile {
        let to_start = self.surface_to_start();
        let rmax_km = moment.rmax_km;
        match self.profile {
            ProfileKind::Holland1980 => Profile::Holland(Holland {
                to_level: self.gradient_to_surface * to_start,
                ..moment.holland(self.shape_limits.hold(self.gradient_shape(moment)))
            }),
            ProfileKind::Holland2008 => Profile::Holland(Holland {
                to_level: to_start,
                ..moment.holland(self.surface_shape(moment))
            }),
            ProfileKind::Holland2010(periphery) => {
                let bs = self.surface_shape(moment);
                let peak_m_s = peak_wind_m_s(bs, moment.fix.dp_hpa(), moment.density_kg_m3);
                Profile::Holland2010(Holland2010 {
                    rmax_km,
                    max_wind_m_s: peak_m_s * to_start,
                    bs,
                    periphery,
                })
            }
            ProfileKind::EmanuelRotunno2011 => Profile::EmanuelRotunno2011(EmanuelRotunno2011 {
                rmax_km,
                max_wind_m_s: moment.surface_m_s * to_start,
                coriolis_per_s: moment.coriolis_per_s,
            }),
        }
    }

    /// The part of the storm's motion that the reported maximum contains, in m/s.
    fn own_motion_m_s(&self, translation_m_s: f64) -> f64 {
        match self.asymmetry {
            Asymmetry::Symmetric => 0.0,
            Asymmetry::Vector(weight) => weight.at_rmax() * translation_m_s,
            Asymmetry::Hubbert1991(_) | Asymmetry::McConochie2004(_) => translation_m_s,
        }
    }

    /// From surface winds to the level that the asymmetry starts from.
    fn surface_to_start(&self) -> f64 {
        if self.asymmetry.wants_gradient_wind() {
            1.0 / self.gradient_to_surface
        } else {
            1.0
        }
    }

    /// B of gradient winds, not yet held within bounds.
    fn gradient_shape(&self, moment: &Moment) -> f64 {
        let Some(relation) = self.shape else {
            let dp_hpa = moment.fix.dp_hpa();
            return holland_1980_b(moment.gradient_m_s, dp_hpa, moment.density_kg_m3);
        };
        relation.b(&ShapeInputs {
            wind_m_s: moment.gradient_m_s,
            rmax_km: moment.rmax_km,
            lat_deg: moment.fix.centre.lat_deg,
            // The relations were fitted with the Coriolis force, whether or not this model leaves it out.
            coriolis_per_s: moment.fix.centre.coriolis_per_s(),
        })
    }

    /// bs of surface winds, held within bounds.
    fn surface_shape(&self, moment: &Moment) -> f64 {
        let bs = holland_2008_bs(&Holland2008Inputs {
            dp_hpa: moment.fix.dp_hpa(),
            filling_hpa_h: moment.motion.filling_hpa_h,
            lat_deg: moment.fix.centre.lat_deg,
            translation_m_s: moment.translation_m_s,
        });
        self.shape_limits
            .at_surface(self.gradient_to_surface)
            .hold(bs)
    }

    fn rmax_km(&self, fix: &Fix, gradient_m_s: f64) -> f64 {
        fix.rmax_km.unwrap_or_else(|| {
            self.rmax.rmax_km(&RadiusInputs {
                central_hpa: fix.central_pressure_hpa,
                dp_hpa: fix.dp_hpa(),
                wind_m_s: match self.rmax {
                    RmaxRelation::Willoughby2006 => gradient_m_s,
                    _ => fix.wind.m_s(),
                },
                lat_deg: fix.centre.lat_deg,
            })
        })
    }
}

/// What a profile is made of.
struct Moment {
    fix: Fix,
    motion: Motion,
    /// Capped.
    translation_m_s: f64,
    /// Maximum surface and gradient wind less the motion.
    surface_m_s: f64,
    gradient_m_s: f64,
    rmax_km: f64,
    density_kg_m3: f64,
    coriolis_per_s: f64,
}

impl Moment {
    fn holland(&self, b: f64) -> Holland {
        Holland {
            rmax_km: self.rmax_km,
            b,
            dp_hpa: self.fix.dp_hpa(),
            density_kg_m3: self.density_kg_m3,
            coriolis_per_s: self.coriolis_per_s,
            to_level: 1.0,
        }
    }
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
