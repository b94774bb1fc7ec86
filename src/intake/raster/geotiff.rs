//! `GeoTIFF`: strips or tiles of integers or floats, one band, the first image of the file.
//!
//! In: bytes. Out: the head, then the cells of a window; only the strips or tiles that touch the window are unpacked.

use std::io::Cursor;

use tiff::TiffError;
use tiff::decoder::{ChunkType, Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

use super::error::RasterError;
use super::geokeys::GeoKeys;
use super::georeference::{Georeference, Window};
use super::header::Header;

/// No method that is read packs tighter: Deflate reaches 1032 to 1, LZW with 12-bit codes 2560 to 1.
const TIGHTEST: u64 = 4096;

/// Bytes of a text tag that are looked at; the well-known text of a system takes about a thousand.
const LONGEST_TEXT: usize = 8192;

/// An open file.
pub(super) struct GeoTiff<'a> {
    decoder: Decoder<Cursor<&'a [u8]>>,
    header: Header,
    void: Option<f64>,
    /// Width and height of a strip or tile.
    chunk: (usize, usize),
    /// Packed bytes of each strip or tile; 0 where it was never written.
    packed_bytes: Vec<u64>,
    bytes_per_cell: u64,
    max_cells: usize,
}

impl<'a> GeoTiff<'a> {
    /// Reads the head. No strip or tile of more than `max_cells` cells will be unpacked.
    pub fn open(bytes: &'a [u8], max_cells: usize) -> Result<Self, RasterError> {
        let decoder = Decoder::new(Cursor::new(bytes)).map_err(mistake)?;
        // No tag has more values than the file has bytes; in memory each takes a few words.
        let words = bytes.len().saturating_mul(size_of::<[u64; 4]>());
        let mut tags = Tags(decoder.with_limits(within(words)));
        let (columns, rows) = tags.0.dimensions().map_err(mistake)?;
        let bytes_per_cell = tags.check_kind()?;
        let keys = GeoKeys::read(&tags.key_directory()?, &tags.text(Tag::GeoAsciiParamsTag)?);
        let map = tags.map(keys.is_point)?;
        let georeference = Georeference {
            columns: columns as usize,
            rows: rows as usize,
            ..map
        };
        let (chunk, packed_bytes) = tags.chunks(georeference.checked()?)?;
        let void = tags
            .text(Tag::GdalNodata)?
            .trim_matches(['\0', ' ', '\n'])
            .parse()
            .ok();
        Ok(Self {
            decoder: tags.0.with_limits(within(max_cells.saturating_mul(8))),
            header: Header {
                georeference,
                crs: keys.crs,
            },
            void,
            chunk,
            packed_bytes,
            bytes_per_cell,
            max_cells,
        })
    }

    /// What the file says of itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The cells of a window, void as NaN.
    pub fn values(&mut self, window: &Window) -> Result<Vec<f64>, RasterError> {
        let (width, height) = self.chunk;
        let grid = self.header.georeference;
        let across = grid.columns.div_ceil(width);
        let mut values = vec![f64::NAN; window.rows * window.columns];
        for down in window.row / height..(window.row + window.rows).div_ceil(height) {
            for along in window.column / width..(window.column + window.columns).div_ceil(width) {
                let chunk = Window {
                    row: down * height,
                    column: along * width,
                    rows: height.min(grid.rows - down * height),
                    columns: width.min(grid.columns - along * width),
                };
                if let Some(cells) = self.unpack(down * across + along, &chunk)? {
                    place(&cells, &chunk, window, &mut values);
                }
            }
        }
        Ok(values)
    }

    /// The cells of a strip or tile; `None` where it was never written (GDAL's sparse files), which means void.
    fn unpack(&mut self, at: usize, chunk: &Window) -> Result<Option<Vec<f64>>, RasterError> {
        let packed = self.packed_bytes.get(at).copied();
        let packed = packed.ok_or_else(|| RasterError::damaged("strips or tiles are missing"))?;
        if packed == 0 {
            return Ok(None);
        }
        // A tile at the edge is unpacked whole.
        let whole = self.chunk.0.saturating_mul(self.chunk.1);
        if whole > self.max_cells {
            return Err(RasterError::TooLarge {
                cells: whole as f64,
                limit: self.max_cells,
            });
        }
        let cells = chunk.rows as u64 * chunk.columns as u64;
        if packed.saturating_mul(TIGHTEST) < cells * self.bytes_per_cell {
            return Err(RasterError::damaged(
                "a strip or tile is too short for its cells",
            ));
        }
        let unpacked = self.decoder.read_chunk(at as u32).map_err(mistake)?;
        let values = numbers(&unpacked, self.void);
        if values.len() as u64 == cells {
            Ok(Some(values))
        } else {
            Err(RasterError::damaged("a strip or tile has the wrong length"))
        }
    }
}

/// Copies the part of a strip or tile that lies in the window.
fn place(cells: &[f64], chunk: &Window, window: &Window, values: &mut [f64]) {
    let rows = (chunk.row..).zip(cells.chunks_exact(chunk.columns));
    for (row, cells) in rows {
        for (column, cell) in (chunk.column..).zip(cells) {
            let place = window.place(row, column);
            if let Some(value) = place.and_then(|place| values.get_mut(place)) {
                *value = *cell;
            }
        }
    }
}

/// The tags of the first image.
struct Tags<'a>(Decoder<Cursor<&'a [u8]>>);

impl Tags<'_> {
    fn whole(&mut self, tag: Tag) -> Result<Option<u64>, RasterError> {
        self.0.find_tag_unsigned::<u64>(tag).map_err(mistake)
    }
    fn text(&mut self, tag: Tag) -> Result<String, RasterError> {
        let mut buffer = [0; LONGEST_TEXT];
        let length = self
            .0
            .image_ifd()
            .find_tag_bytes(tag, &mut buffer, 0)
            .map_err(mistake)?;
        let text = buffer.get(..length.unwrap_or(0)).unwrap_or(&buffer);
        let text = text.split(|byte| *byte == 0).next().unwrap_or_default();
        // A citation in another encoding is no reason to refuse the cells.
        Ok(String::from_utf8_lossy(text).into_owned())
    }
    fn floats(&mut self, tag: Tag) -> Result<Option<Vec<f64>>, RasterError> {
        let found = self.0.find_tag(tag).map_err(mistake)?;
        found
            .map(tiff::decoder::ifd::Value::into_f64_vec)
            .transpose()
            .map_err(mistake)
    }
    fn key_directory(&mut self) -> Result<Vec<u16>, RasterError> {
        let keys = self.0.find_tag_unsigned_vec::<u16>(Tag::GeoKeyDirectoryTag);
        Ok(keys.map_err(mistake)?.unwrap_or_default())
    }

    /// Refuses what is no single band of whole bytes, and gives the bytes of a cell.
    fn check_kind(&mut self) -> Result<u64, RasterError> {
        let bands = self.whole(Tag::SamplesPerPixel)?.unwrap_or(1);
        if bands != 1 {
            return Err(RasterError::Bands {
                bands: bands as usize,
            });
        }
        let bits = self
            .0
            .find_tag_unsigned_vec::<u64>(Tag::BitsPerSample)
            .map_err(mistake)?;
        let bits = bits.and_then(|bits| bits.first().copied()).unwrap_or(1);
        if !matches!(bits, 8 | 16 | 32 | 64) {
            return Err(RasterError::unsupported(format!("{bits} bits a cell")));
        }
        // 1: black is zero, 3: palette. White is zero would turn the numbers round.
        let photometric = self.whole(Tag::PhotometricInterpretation)?.unwrap_or(1);
        if !matches!(photometric, 1 | 3) {
            return Err(RasterError::unsupported(format!(
                "PhotometricInterpretation {photometric}"
            )));
        }
        Ok(bits / 8)
    }

    /// The affine map; counts of cells are left at zero. OGC 19-008r4, §7.3: scale and tie point, or a matrix.
    fn map(&mut self, is_point: bool) -> Result<Georeference, RasterError> {
        let shift = if is_point { 0.5 } else { 0.0 };
        let scale = self.floats(Tag::ModelPixelScaleTag)?;
        let tie = self.floats(Tag::ModelTiepointTag)?;
        let matrix = self.floats(Tag::ModelTransformationTag)?;
        let (west, north, cell_width, cell_height) =
            match (scale.as_deref(), tie.as_deref(), matrix.as_deref()) {
                (Some([width, height, ..]), Some([column, row, _, x, y, ..]), _) => (
                    x - (column + shift) * width,
                    y + (row + shift) * height,
                    *width,
                    *height,
                ),
                (_, _, Some([a, b, _, x, d, e, _, y, ..])) if *b == 0.0 && *d == 0.0 => {
                    (x - shift * a, y - shift * e, *a, -e)
                }
                (_, _, Some([_, _, _, _, _, _, _, _, ..])) => return Err(RasterError::Rotated),
                _ => return Err(RasterError::NoPlace),
            };
        if cell_width < 0.0 || cell_height < 0.0 {
            return Err(RasterError::Rotated);
        }
        Ok(Georeference {
            columns: 0,
            rows: 0,
            west,
            north,
            cell_width,
            cell_height,
        })
    }

    /// Width and height of strips or tiles, and the packed bytes of each.
    fn chunks(&mut self, grid: Georeference) -> Result<((usize, usize), Vec<u64>), RasterError> {
        let (width, height, bytes) = match self.0.get_chunk_type() {
            ChunkType::Strip => {
                let rows = self.whole(Tag::RowsPerStrip)?.unwrap_or(u64::MAX);
                (
                    grid.columns as u64,
                    rows.min(grid.rows as u64),
                    Tag::StripByteCounts,
                )
            }
            ChunkType::Tile => (
                self.whole(Tag::TileWidth)?.unwrap_or(0),
                self.whole(Tag::TileLength)?.unwrap_or(0),
                Tag::TileByteCounts,
            ),
        };
        if width == 0 || height == 0 {
            return Err(RasterError::damaged("strips or tiles have no size"));
        }
        let packed = self
            .0
            .find_tag_unsigned_vec::<u64>(bytes)
            .map_err(mistake)?;
        Ok((
            (width as usize, height as usize),
            packed.unwrap_or_default(),
        ))
    }
}

/// Cells as floats, void as NaN. A void that is written with more digits than a 32-bit float holds still matches.
fn numbers(cells: &DecodingResult, void: Option<f64>) -> Vec<f64> {
    fn all<T: Copy>(cells: &[T], void: Option<f64>, number: impl Fn(T) -> f64) -> Vec<f64> {
        let marked = |value: f64| if Some(value) == void { f64::NAN } else { value };
        cells.iter().map(|cell| marked(number(*cell))).collect()
    }
    let single = void.map(|void| f64::from(void as f32));
    match cells {
        DecodingResult::U8(cells) => all(cells, void, f64::from),
        DecodingResult::U16(cells) => all(cells, void, f64::from),
        DecodingResult::U32(cells) => all(cells, void, f64::from),
        DecodingResult::U64(cells) => all(cells, void, |cell| cell as f64),
        DecodingResult::I8(cells) => all(cells, void, f64::from),
        DecodingResult::I16(cells) => all(cells, void, f64::from),
        DecodingResult::I32(cells) => all(cells, void, f64::from),
        DecodingResult::I64(cells) => all(cells, void, |cell| cell as f64),
        DecodingResult::F16(cells) => all(cells, void, |cell| f64::from(cell.to_f32())),
        DecodingResult::F32(cells) => all(cells, single, f64::from),
        DecodingResult::F64(cells) => all(cells, void, |cell| cell),
    }
}

/// Memory that the decoder may take for one thing.
fn within(bytes: usize) -> Limits {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = bytes;
    limits.intermediate_buffer_size = bytes;
    limits.ifd_value_size = bytes;
    limits
}

fn mistake(error: TiffError) -> RasterError {
    match error {
        TiffError::UnsupportedError(what) => RasterError::unsupported(what.to_string()),
        other => RasterError::damaged(other.to_string()),
    }
}

#[cfg(test)]
#[path = "geotiff_tests.rs"]
pub(super) mod tests;
