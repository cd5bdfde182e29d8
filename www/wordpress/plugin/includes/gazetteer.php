<?php
/**
 * The house's own names: a table in CSV or TSV, read by the rules of the engine so that what is kept here is what the
 * engine takes.
 *
 * @package Baithak
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The longest table that is kept, in bytes. */
const BAITHAK_LONGEST_TABLE = 1048576;

/** What a name can be, by its English or Hindi word. */
const BAITHAK_NAME_TYPES = array(
	'person',
	'place',
	'organisation',
	'organization',
	'role',
	'event',
	'व्यक्ति',
	'लोग',
	'स्थान',
	'संस्था',
	'पद',
	'आयोजन',
);

/**
 * Text without white space at its ends.
 *
 * @param string $text Text.
 * @return string
 */
function baithak_trimmed( $text ) {
	return (string) preg_replace( '/^[\s\p{Z}]+|[\s\p{Z}]+$/u', '', $text );
}

/**
 * What is wrong with a table.
 *
 * @param string $table CSV or TSV, UTF-8; an empty one is right.
 * @return string The first fault with its line, or nothing.
 */
function baithak_fault_of_table( $table ) {
	if ( strlen( $table ) > BAITHAK_LONGEST_TABLE ) {
		return __( 'The table is larger than 1 MB.', 'baithak' );
	}
	if ( 1 !== preg_match( '//u', $table ) ) {
		return __( 'The table is not UTF-8.', 'baithak' );
	}
	if ( 0 === strpos( $table, "\xEF\xBB\xBF" ) ) {
		$table = substr( $table, 3 );
	}
	if ( '' === baithak_trimmed( $table ) ) {
		return '';
	}
	$rows = baithak_rows_of_table( $table );
	if ( is_int( $rows ) ) {
		/* translators: %d: number of a line. */
		return sprintf( __( 'Line %d: a quotation mark is not closed.', 'baithak' ), $rows );
	}
	list( $line, $header ) = array_shift( $rows );
	$columns               = array();
	foreach ( $header as $number => $cell ) {
		$columns += array( strtolower( baithak_trimmed( $cell ) ) => $number );
	}
	$name = isset( $columns['name'] ) ? $columns['name'] : ( isset( $columns['नाम'] ) ? $columns['नाम'] : null );
	$type = isset( $columns['type'] ) ? $columns['type'] : ( isset( $columns['प्रकार'] ) ? $columns['प्रकार'] : null );
	foreach ( array( array( 'name', $name ), array( 'type', $type ) ) as list( $column, $place ) ) {
		if ( null === $place ) {
			/* translators: 1: number of a line, 2: name of a column. */
			$fault = __( 'Line %1$d: no column "%2$s"; the first line names the columns: name,type,variants,identifier.', 'baithak' );
			return sprintf( $fault, $line, $column );
		}
	}
	foreach ( $rows as list( $line, $cells ) ) {
		if ( count( $cells ) > count( $header ) ) {
			/* translators: 1: number of a line, 2: number of cells, 3: number of columns. */
			$fault = __( 'Line %1$d: %2$d cells, but %3$d columns; put cells that hold a comma in quotation marks.', 'baithak' );
			return sprintf( $fault, $line, count( $cells ), count( $header ) );
		}
		if ( ! isset( $cells[ $name ] ) || '' === baithak_trimmed( $cells[ $name ] ) ) {
			/* translators: %d: number of a line. */
			return sprintf( __( 'Line %d: no name.', 'baithak' ), $line );
		}
		$kind = isset( $cells[ $type ] ) ? baithak_trimmed( $cells[ $type ] ) : '';
		if ( ! in_array( strtolower( $kind ), BAITHAK_NAME_TYPES, true ) ) {
			/* translators: 1: number of a line, 2: what stands there. */
			$fault = __( 'Line %1$d: no such type: "%2$s"; one of person, place, organisation, role, event.', 'baithak' );
			return sprintf( $fault, $line, $kind );
		}
	}
	return '';
}

/**
 * The rows of a table by RFC 4180, without empty ones.
 *
 * @param string $table CSV or TSV, UTF-8.
 * @return array|int Rows, each its line and its cells; or the line of a quotation mark that is not closed.
 */
function baithak_rows_of_table( $table ) {
	$by = ',';
	foreach ( explode( "\n", $table ) as $line ) {
		if ( '' === baithak_trimmed( $line ) ) {
			continue;
		}
		foreach ( array( "\t", ';', ',' ) as $sign ) {
			if ( false !== strpos( $line, $sign ) ) {
				$by = $sign;
				break;
			}
		}
		break;
	}
	$rows   = array();
	$cells  = array();
	$cell   = '';
	$line   = 1;
	$first  = 1;
	$quote  = 0;
	$quoted = false;
	$end    = strlen( $table );
	// All signs that part a table are single bytes, and no byte of another letter is one of them.
	for ( $at = 0; $at <= $end; $at++ ) {
		$sign = $at < $end ? $table[ $at ] : '';
		if ( $quote > 0 && '' !== $sign ) {
			if ( '"' === $sign && $at + 1 < $end && '"' === $table[ $at + 1 ] ) {
				$cell .= '"';
				++$at;
			} elseif ( '"' === $sign ) {
				$quote = 0;
			} else {
				$line += "\n" === $sign ? 1 : 0;
				$cell .= $sign;
			}
		} elseif ( '"' === $sign && "\t" !== $by && ! $quoted && '' === baithak_trimmed( $cell ) ) {
			$cell   = '';
			$quote  = $line;
			$quoted = true;
		} elseif ( "\n" === $sign || '' === $sign ) {
			if ( $quote > 0 ) {
				return $quote;
			}
			$cells[] = $cell;
			if ( '' !== baithak_trimmed( implode( '', $cells ) ) ) {
				$rows[] = array( $first, $cells );
			}
			$cells  = array();
			$cell   = '';
			$quoted = false;
			$first  = ++$line;
		} elseif ( $sign === $by ) {
			$cells[] = $cell;
			$cell    = '';
			$quoted  = false;
		} elseif ( "\r" !== $sign ) {
			$cell .= $sign;
		}
	}
	return $rows;
}
