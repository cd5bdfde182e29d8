<?php
/**
 * The page of settings: which types are marked, and the house's own names.
 *
 * @package Baithak
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** All types of names and other things that can be marked. */
const BAITHAK_TYPES = array( 'person', 'place', 'organisation', 'date', 'number', 'role', 'event' );

/** Those that are, until an administrator chooses. */
const BAITHAK_USUAL_TYPES = array( 'person', 'place', 'organisation', 'date', 'role', 'event' );

/**
 * The types that are marked.
 *
 * @return string[]
 */
function baithak_types() {
	return baithak_sanitize_types( get_option( 'baithak_types', BAITHAK_USUAL_TYPES ) );
}

/**
 * What a type is called.
 *
 * @return array<string, string>
 */
function baithak_type_labels() {
	return array(
		'person'       => __( 'People', 'baithak' ),
		'place'        => __( 'Places', 'baithak' ),
		'organisation' => __( 'Organisations', 'baithak' ),
		'date'         => __( 'Dates', 'baithak' ),
		'number'       => __( 'Numbers', 'baithak' ),
		'role'         => __( 'Roles', 'baithak' ),
		'event'        => __( 'Events', 'baithak' ),
	);
}

/**
 * Registers the settings and their fields.
 */
function baithak_register_settings() {
	register_setting(
		'baithak',
		'baithak_types',
		array(
			'type'              => 'array',
			'default'           => BAITHAK_USUAL_TYPES,
			'sanitize_callback' => 'baithak_sanitize_types',
		)
	);
	register_setting(
		'baithak',
		'baithak_gazetteer',
		array(
			'type'              => 'string',
			'default'           => '',
			'sanitize_callback' => 'baithak_sanitize_gazetteer',
		)
	);
	add_settings_section( 'baithak', '', '__return_false', 'baithak' );
	add_settings_field( 'baithak_types', __( 'Marked types', 'baithak' ), 'baithak_field_types', 'baithak', 'baithak' );
	add_settings_field(
		'baithak_gazetteer',
		__( "The house's own names", 'baithak' ),
		'baithak_field_gazetteer',
		'baithak',
		'baithak',
		array( 'label_for' => 'baithak_gazetteer' )
	);
}
add_action( 'admin_init', 'baithak_register_settings' );

/**
 * The types that there are among those that are given.
 *
 * @param mixed $types Names of types.
 * @return string[]
 */
function baithak_sanitize_types( $types ) {
	return array_values( array_intersect( BAITHAK_TYPES, is_array( $types ) ? $types : array() ) );
}

/**
 * The table of names, or that of before where the new one can't be used; the page then says why and shows it again.
 *
 * @param mixed $table CSV or TSV.
 * @return string
 */
function baithak_sanitize_gazetteer( $table ) {
	$table = is_string( $table ) ? str_replace( "\r\n", "\n", $table ) : '';
	$fault = baithak_fault_of_table( $table );
	if ( '' === $fault ) {
		return $table;
	}
	if ( function_exists( 'add_settings_error' ) ) {
		add_settings_error( 'baithak_gazetteer', 'baithak_gazetteer', $fault );
		set_transient( 'baithak_refused_' . get_current_user_id(), wp_check_invalid_utf8( $table, true ), MINUTE_IN_SECONDS );
	}
	return (string) get_option( 'baithak_gazetteer', '' );
}

/**
 * Shows the choice of types.
 */
function baithak_field_types() {
	$chosen = baithak_types();
	echo '<fieldset><legend class="screen-reader-text">', esc_html__( 'Marked types', 'baithak' ), '</legend>';
	// An empty choice is sent too.
	echo '<input type="hidden" name="baithak_types[]" value="">';
	foreach ( baithak_type_labels() as $type => $label ) {
		printf(
			'<label><input type="checkbox" name="baithak_types[]" value="%s"%s> %s</label><br>',
			esc_attr( $type ),
			checked( in_array( $type, $chosen, true ), true, false ),
			esc_html( $label )
		);
	}
	echo '<p class="description">', esc_html__( 'These are marked in the editor and, but for numbers, listed in the sidebar. Marks are never part of the post.', 'baithak' ), '</p></fieldset>';
}

/**
 * Shows the table of names.
 */
function baithak_field_gazetteer() {
	$refused = 'baithak_refused_' . get_current_user_id();
	$table   = get_transient( $refused );
	delete_transient( $refused );
	if ( ! is_string( $table ) ) {
		$table = (string) get_option( 'baithak_gazetteer', '' );
	}
	printf(
		'<textarea id="baithak_gazetteer" name="baithak_gazetteer" rows="14" class="large-text code" spellcheck="false" aria-describedby="baithak_gazetteer_help">%s</textarea>',
		esc_textarea( $table )
	);
	printf(
		'<p><label>%s <input type="file" id="baithak_file" accept=".csv,.tsv,.txt"></label></p>',
		esc_html__( 'Take it from a file (CSV or TSV):', 'baithak' )
	);
	echo '<p class="description" id="baithak_gazetteer_help">';
	printf(
		/* translators: 1: the columns of the table, 2: the types of names. */
		esc_html__( 'The first line names the columns: %1$s. Types are %2$s; several variants stand with | between them. The last two columns may be left out.', 'baithak' ),
		'<code>name,type,variants,identifier</code>',
		'<code>person, place, organisation, role, event</code>'
	);
	echo '</p>';
}

/**
 * Puts the page into the menu.
 */
function baithak_add_page() {
	$page = add_options_page( __( 'Baithak', 'baithak' ), __( 'Baithak', 'baithak' ), 'manage_options', 'baithak', 'baithak_show_page' );
	add_action( 'admin_print_scripts-' . $page, 'baithak_enqueue_page' );
}
add_action( 'admin_menu', 'baithak_add_page' );

/**
 * The page's script, which reads a file into the table.
 */
function baithak_enqueue_page() {
	wp_enqueue_script( 'baithak-settings', baithak_address( 'js/settings.js' ), array(), BAITHAK_VERSION, true );
}

/**
 * Shows the page. WordPress's options.php checks its nonce and the user's right when it is sent.
 */
function baithak_show_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>', esc_html( get_admin_page_title() ), '</h1>';
	echo '<p>', esc_html__( 'Articles are analysed in the browser of whoever edits them; nothing is sent to any other server.', 'baithak' ), '</p>';
	echo '<form method="post" action="options.php">';
	settings_fields( 'baithak' );
	do_settings_sections( 'baithak' );
	submit_button();
	echo '</form></div>';
}

/**
 * A link to the settings in the list of plug-ins.
 *
 * @param string[] $links The links there.
 * @return string[]
 */
function baithak_link_settings( $links ) {
	$address = esc_url( admin_url( 'options-general.php?page=baithak' ) );
	array_unshift( $links, '<a href="' . $address . '">' . esc_html__( 'Settings', 'baithak' ) . '</a>' );
	return $links;
}
add_filter( 'plugin_action_links_' . plugin_basename( BAITHAK_FILE ), 'baithak_link_settings' );
