<?php
/**
 * Sets up the WordPress of the tests: the site, its people, the plug-in. Run from the site's folder.
 *
 * @package Baithak
 */

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = '127.0.0.1';

/** No mail is sent. */
function wp_new_blog_notification() {
}

require getcwd() . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

// With an address scheme chosen, WordPress does not try by itself which one works.
add_filter( 'pre_option_permalink_structure', fn() => '/?p=%post_id%' );
wp_install( 'समाचार', 'admin', 'admin@example.org', false, '', 'admin' );
remove_all_filters( 'pre_option_permalink_structure' );
update_option( 'permalink_structure', '' );
update_option( 'show_avatars', 0 );
update_option( 'timezone_string', 'Asia/Kolkata' );

foreach ( array( 'editor', 'author', 'contributor', 'subscriber' ) as $role ) {
	$user = wp_insert_user(
		array(
			'user_login' => $role,
			'user_pass'  => $role,
			'user_email' => "$role@example.org",
			'role'       => $role,
		)
	);
	if ( is_wp_error( $user ) ) {
		fwrite( STDERR, $user->get_error_message() . "\n" );
		exit( 1 );
	}
}

foreach ( get_users() as $user ) {
	// Nobody is welcomed: that would cover the editor, and fetch pictures from elsewhere.
	$preferences = array(
		'core/edit-post' => array(
			'welcomeGuide'   => false,
			'fullscreenMode' => false,
		),
		'_modified'      => gmdate( 'c' ),
	);
	update_user_meta( $user->ID, $GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences', $preferences );
}
update_user_meta( get_user_by( 'login', 'editor' )->ID, 'locale', 'hi_IN' );

$error = activate_plugin( 'baithak/baithak.php' );
if ( is_wp_error( $error ) ) {
	fwrite( STDERR, $error->get_error_message() . "\n" );
	exit( 1 );
}
echo get_bloginfo( 'version' ), "\n";
