//! The trained model's file: its header is checked before anything of it is believed.
//!
//! ```text
//! "baithak\n"  format u16  template u16  length u32  checksum u32 (CRC-32 of what follows)   little-endian
//! name, sizes, words in order, tables of embeddings (four bits a figure), weights with their scales
//! ```
//! `model/file.py` writes it.

use std::collections::HashMap;

use thiserror::Error;

use super::features;
use super::field::{Field, TAGS};
use super::network::{Dense, Layer, Network, Table};

/// The format of the file that this program reads.
const FORMAT: u16 = 1;
const MAGIC: &[u8; 8] = b"baithak\n";
const HEADER: usize = 20;

/// Why a model can't be used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ModelError {
    /// It is some other file.
    #[error("this is no model of Baithak: give the file hi-news.bin that came with this version")]
    Foreign,
    /// It was written for a later program.
    #[error(
        "the model has format {0}, this program reads format 1: update the program, or take the model that came with it"
    )]
    Newer(u16),
    /// It was written for an earlier program.
    #[error("the model has format {0}, this program reads format 1: take the model that came with this version")]
    Older(u16),
    /// It was trained on other features.
    #[error(
        "the model was trained on features {0}, this program makes others: take the model that came with this version"
    )]
    Features(u16),
    /// Its end is missing, or something follows it.
    #[error("the model should be {expected} bytes long and is {found}: fetch it again")]
    Length {
        /// What the header says.
        expected: usize,
        /// What there is.
        found: usize,
    },
    /// Some bytes are not those that were written.
    #[error("the model is damaged, its checksum is wrong: fetch it again")]
    Checksum,
    /// The header and checksum are right, the contents make no sense.
    #[error("the model's {0} can't be right: it was not written by model/file.py of this version")]
    Contents(&'static str),
}

/// A model, ready to use.
#[derive(Debug)]
pub struct Model {
    /// Its name and version.
    pub name: String,
    words: HashMap<Box<str>, u32>,
    pub(super) network: Network,
    pub(super) field: Field,
}

impl Model {
    /// Reads a model's file.
    ///
    /// # Errors
    /// [`ModelError`], which says what to do.
    pub fn read(file: &[u8]) -> Result<Self, ModelError> {
        if file.len() < HEADER || !file.starts_with(MAGIC) {
            return Err(ModelError::Foreign);
        }
        let mut header = Reader { rest: &file[MAGIC.len()..HEADER] };
        match header.u16()? {
            FORMAT => {}
            older if older < FORMAT => return Err(ModelError::Older(older)),
            newer => return Err(ModelError::Newer(newer)),
        }
        let template = header.u16()?;
        if template != features::TEMPLATE {
            return Err(ModelError::Features(template));
        }
        let expected = HEADER.saturating_add(header.u32()?);
        if file.len() != expected {
            return Err(ModelError::Length { expected, found: file.len() });
        }
        if header.u32()? != crc32fast::hash(&file[HEADER..]) as usize {
            return Err(ModelError::Checksum);
        }
        Self::contents(Reader { rest: &file[HEADER..] })
    }

    fn contents(mut file: Reader<'_>) -> Result<Self, ModelError> {
        let length = usize::from(file.bytes(1)?[0]);
        let name = file.text(length)?.to_owned();
        let [width, layers, vectors, own, pieces, tags] = [(); 6].map(|()| file.u16().map(usize::from));
        let (width, layers, vectors, own, pieces) = (width?, layers?, vectors?, own?, pieces?);
        let words = file.u32()?;
        let buckets = file.u32()?;
        let temperature = file.f32()?;
        if tags? != TAGS {
            return Err(ModelError::Contents("number of tags"));
        }
        if width == 0 || width > 512 || layers > 16 || vectors + own + pieces > 512 || (vectors | own | pieces) % 2 != 0
        {
            return Err(ModelError::Contents("size"));
        }
        if !buckets.is_power_of_two() || !temperature.is_normal() || temperature <= 0.0 {
            return Err(ModelError::Contents("size"));
        }
        let dilations: Vec<usize> = file.bytes(layers)?.iter().map(|d| usize::from(*d)).collect();
        if dilations.iter().any(|d| !(1..=16).contains(d)) {
            return Err(ModelError::Contents("dilations"));
        }
        let length = file.u32()?;
        let listed = file.text(length)?;
        let words_by_form: HashMap<Box<str>, u32> =
            listed.split('\n').zip(0..).map(|(word, row)| (word.into(), row)).collect();
        if words_by_form.len() != words {
            return Err(ModelError::Contents("list of words"));
        }
        let vectors = file.table(words, vectors)?;
        let own = file.table(words, own)?;
        let pieces = file.table(buckets, pieces)?;
        let columns = vectors.columns + own.columns + pieces.columns;
        let input = Dense {
            inputs: columns,
            weights: file.i16s(2 * width * columns)?,
            scales: file.f32s(2 * width)?,
            bias: file.f32s(2 * width)?,
        };
        let shapes = file.scaled(features::SHAPES * 2 * width)?;
        let classes = file.scaled(features::CLASSES * 2 * width)?;
        let mut read_layer = |dilation| {
            Ok(Layer {
                dilation,
                dense: Dense {
                    inputs: 3 * width,
                    weights: file.i8s(2 * width * 3 * width)?,
                    scales: file.f32s(2 * width)?,
                    bias: file.f32s(2 * width)?,
                },
                gain: file.f32s(width)?,
                shift: file.f32s(width)?,
            })
        };
        let layers = dilations.into_iter().map(&mut read_layer).collect::<Result<_, ModelError>>()?;
        let out =
            Dense { inputs: width, weights: file.i8s(TAGS * width)?, scales: file.f32s(TAGS)?, bias: file.f32s(TAGS)? };
        let field = Field::new(&file.f32s((TAGS + 1) * TAGS)?, temperature);
        if !file.rest.is_empty() {
            return Err(ModelError::Contents("end"));
        }
        let network = Network { width, vectors, own, pieces, input, shapes, classes, layers, out };
        Ok(Model { name, words: words_by_form, network, field })
    }

    /// The row of a word in normal form, if the model knows it whole.
    pub(super) fn word(&self, normal: &str) -> Option<usize> {
        self.words.get(normal).map(|row| *row as usize)
    }
}

/// What is left of a file.
struct Reader<'f> {
    rest: &'f [u8],
}

impl<'f> Reader<'f> {
    fn bytes(&mut self, count: usize) -> Result<&'f [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::Contents("length"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.bytes(N)?.try_into().map_err(|_| ModelError::Contents("length"))
    }

    fn u16(&mut self) -> Result<u16, ModelError> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Result<usize, ModelError> {
        self.array().map(|bytes| u32::from_le_bytes(bytes) as usize)
    }

    fn f32(&mut self) -> Result<f32, ModelError> {
        self.array().map(f32::from_le_bytes).and_then(finite)
    }

    fn text(&mut self, length: usize) -> Result<&'f str, ModelError> {
        std::str::from_utf8(self.bytes(length)?).map_err(|_| ModelError::Contents("text"))
    }

    fn f32s(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = self.bytes(count.saturating_mul(4))?;
        bytes.as_chunks().0.iter().map(|chunk| finite(f32::from_le_bytes(*chunk))).collect()
    }

    fn i16s(&mut self, count: usize) -> Result<Vec<i16>, ModelError> {
        let bytes = self.bytes(count.saturating_mul(2))?;
        Ok(bytes.as_chunks().0.iter().map(|chunk| i16::from_le_bytes(*chunk)).collect())
    }

    fn i8s(&mut self, count: usize) -> Result<Vec<i16>, ModelError> {
        Ok(self.bytes(count)?.iter().map(|byte| i16::from(byte.cast_signed())).collect())
    }

    /// Whole numbers of two bytes with one scale.
    fn scaled(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        let numbers = self.i16s(count)?;
        let scale = self.f32()?;
        Ok(numbers.into_iter().map(|number| f32::from(number) * scale).collect())
    }

    /// Figures of four bits, two a byte.
    fn table(&mut self, rows: usize, columns: usize) -> Result<Table, ModelError> {
        let bytes = self.bytes(rows.saturating_mul(columns) / 2)?;
        let figures = bytes.iter().flat_map(|byte| [byte & 15, byte >> 4]);
        Ok(Table { columns, figures: figures.map(|figure| figure.cast_signed() - 8).collect() })
    }
}

fn finite(figure: f32) -> Result<f32, ModelError> {
    if figure.is_finite() { Ok(figure) } else { Err(ModelError::Contents("figures")) }
}
