<?php
/**
 * What a post reports, as a document of schema.org: kept with the post when its editor asks for it, cleaned, and printed
 * as JSON-LD into the head of its page.
 *
 * @package Baithak
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The longest document that is kept, in bytes. */
const BAITHAK_LONGEST_DOCUMENT = 262144;

/** What a node can be. */
const BAITHAK_NODES = array( 'Event', 'Organization', 'Person', 'Place' );

/** The properties that hold words. */
const BAITHAK_WORDS = array( 'name', 'description', 'jobTitle', 'identifier', 'sameAs', 'eventStatus', 'startDate' );

/** The properties that hold other nodes. */
const BAITHAK_LINKS = array( 'location', 'containedInPlace', 'organizer', 'attendee' );

/** How an event can stand. */
const BAITHAK_STATUSES = array(
	'https://schema.org/EventScheduled',
	'https://schema.org/EventPostponed',
	'https://schema.org/EventCancelled',
);

/** JSON that no markup can break out of: signs of HTML are written as escapes. */
const BAITHAK_SAFE_JSON = JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;

/**
 * Has WordPress keep the document with a post, for those who may edit that post.
 */
function baithak_register_document() {
	register_post_meta(
		'',
		'_baithak_document',
		array(
			'type'              => 'string',
			'single'            => true,
			'default'           => '',
			// Visitors have what is printed: a document of an older text is not for them.
			'show_in_rest'      => array( 'schema' => array( 'context' => array( 'edit' ) ) ),
			'sanitize_callback' => 'baithak_sanitize_document',
			'auth_callback'     => 'baithak_may_edit_document',
		)
	);
}
add_action( 'init', 'baithak_register_document' );

/**
 * Whether a user may change the document of a post.
 *
 * @param bool   $allowed What WordPress would say.
 * @param string $key     Name of the field.
 * @param int    $post_id The post.
 * @param int    $user_id The user.
 * @return bool
 */
function baithak_may_edit_document( $allowed, $key, $post_id, $user_id ) {
	return user_can( $user_id, 'edit_post', $post_id );
}

/**
 * The document with nothing in it but what schema.org says of articles, people, places, bodies and events.
 *
 * @param mixed $value JSON: `text`, the digest of the text that it tells of, and `data`, the properties of the article.
 * @return string The same, or nothing where it is no such document.
 */
function baithak_sanitize_document( $value ) {
	if ( ! is_string( $value ) || strlen( $value ) > BAITHAK_LONGEST_DOCUMENT ) {
		return '';
	}
	$document = json_decode( $value, true, 16 );
	if ( ! is_array( $document ) || ! isset( $document['text'], $document['data'] ) || ! is_array( $document['data'] ) ) {
		return '';
	}
	if ( ! is_string( $document['text'] ) || 1 !== preg_match( '/^[0-9a-f]{8}$/D', $document['text'] ) ) {
		return '';
	}
	$data = array();
	foreach ( array( 'inLanguage', 'dateline' ) as $property ) {
		if ( isset( $document['data'][ $property ] ) && is_string( $document['data'][ $property ] ) ) {
			$data[ $property ] = baithak_clean_words( $property, $document['data'][ $property ] );
		}
	}
	foreach ( array( 'contentLocation', 'about', 'mentions' ) as $property ) {
		if ( isset( $document['data'][ $property ] ) ) {
			$data[ $property ] = baithak_clean_value( $property, $document['data'][ $property ] );
		}
	}
	$document = array(
		'text' => $document['text'],
		'data' => array_filter( $data ),
	);
	return (string) wp_json_encode( $document, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
}

/**
 * One value, or a list of them.
 *
 * @param string $property Name of the property.
 * @param mixed  $value    What it holds.
 * @return mixed Null where nothing of it can stay.
 */
function baithak_clean_value( $property, $value ) {
	if ( is_array( $value ) && array() !== $value && array_keys( $value ) === range( 0, count( $value ) - 1 ) ) {
		$clean = array();
		foreach ( $value as $one ) {
			$one = is_array( $one ) && isset( $one[0] ) ? null : baithak_clean_value( $property, $one );
			if ( null !== $one ) {
				$clean[] = $one;
			}
		}
		return array() === $clean ? null : $clean;
	}
	if ( in_array( $property, BAITHAK_WORDS, true ) ) {
		$words = is_string( $value ) ? baithak_clean_words( $property, $value ) : '';
		return '' === $words ? null : $words;
	}
	return is_array( $value ) ? baithak_clean_node( $value ) : null;
}

/**
 * A person, place, body or event.
 *
 * @param array $node Its properties.
 * @return array|null Null where it is none, or has no name.
 */
function baithak_clean_node( array $node ) {
	if ( ! isset( $node['@type'], $node['name'] ) || ! in_array( $node['@type'], BAITHAK_NODES, true ) ) {
		return null;
	}
	$clean = array( '@type' => $node['@type'] );
	foreach ( array_merge( BAITHAK_WORDS, BAITHAK_LINKS ) as $property ) {
		$value = isset( $node[ $property ] ) ? baithak_clean_value( $property, $node[ $property ] ) : null;
		if ( null !== $value ) {
			$clean[ $property ] = $value;
		}
	}
	return isset( $clean['name'] ) && is_string( $clean['name'] ) ? $clean : null;
}

/**
 * Words without signs that control. Markup may stand in them: they are words, and are escaped where they are printed.
 *
 * @param string $property Name of the property.
 * @param string $words    Words.
 * @return string
 */
function baithak_clean_words( $property, $words ) {
	$words = (string) preg_replace( '/[\x00-\x1F\x7F]+/', ' ', wp_check_invalid_utf8( $words, true ) );
	switch ( $property ) {
		case 'inLanguage':
			return 1 === preg_match( '/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/D', $words ) ? $words : '';
		case 'sameAs':
			return esc_url_raw( $words, array( 'http', 'https', 'urn' ) );
		case 'eventStatus':
			return in_array( $words, BAITHAK_STATUSES, true ) ? $words : '';
		case 'startDate':
			return 1 === preg_match( '/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?$/D', $words ) ? $words : '';
		default:
			return trim( $words );
	}
}

/**
 * By what a text is known again: its title and content without markup, white space and Baithak's own boxes. The editor's
 * script (post.js) reckons the same, so both must change together.
 *
 * @param string $title   The post's title.
 * @param string $content The post's content, with its blocks.
 * @return string Eight hexadecimal digits.
 */
function baithak_digest( $title, $content ) {
	$content = preg_replace( '/<!-- wp:baithak\/meeting (?:(?!-->).)*(?<!\/)-->.*?<!-- \/wp:baithak\/meeting -->/s', '', $content );
	$letters = preg_replace( '/<!--.*?-->|<[^>]*>|&(?:#?[A-Za-z0-9]+;)?|[ \t\r\n]+|[<>]/s', '', $title . $content );
	return hash( 'fnv1a32', (string) $letters );
}

/**
 * The document of a post as it is printed, or null where there is none, or where the text was changed after it was made:
 * a name that was corrected must not live on in the page's head.
 *
 * @param WP_Post $post The post.
 * @return array|null
 */
function baithak_document( WP_Post $post ) {
	$kept = get_post_meta( $post->ID, '_baithak_document', true );
	// What other programs wrote into the database is no more trusted than what a browser sent.
	$document = json_decode( baithak_sanitize_document( $kept ), true );
	if ( ! is_array( $document ) || baithak_digest( $post->post_title, $post->post_content ) !== $document['text'] ) {
		return null;
	}
	$address  = (string) get_permalink( $post );
	$headline = html_entity_decode( wp_strip_all_tags( $post->post_title ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	$data     = array(
		'@context'         => 'https://schema.org',
		'@type'            => 'NewsArticle',
		'@id'              => $address . '#baithak',
		'url'              => $address,
		'mainEntityOfPage' => $address,
		'headline'         => $headline,
		'datePublished'    => get_post_time( 'c', false, $post ),
		'dateModified'     => get_post_modified_time( 'c', false, $post ),
	) + $document['data'];
	/**
	 * Filters the document before it is printed into the head of the post's page.
	 *
	 * @param array   $data The document; null for none.
	 * @param WP_Post $post The post.
	 */
	$data = apply_filters( 'baithak_document', $data, $post );
	return is_array( $data ) ? $data : null;
}

/**
 * Prints the document into the head of a post's own page.
 */
function baithak_print_document() {
	$post = is_singular() ? get_queried_object() : null;
	if ( ! $post instanceof WP_Post || post_password_required( $post ) ) {
		return;
	}
	$data = baithak_document( $post );
	if ( null !== $data ) {
		echo '<script type="application/ld+json">', wp_json_encode( $data, BAITHAK_SAFE_JSON ), "</script>\n";
	}
}
add_action( 'wp_head', 'baithak_print_document' );
