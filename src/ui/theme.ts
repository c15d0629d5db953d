import {
  Button,
  createTheme,
  InputWrapper,
  Kbd,
  Menu,
  Modal,
  Notification,
  Popover,
  Tooltip,
  type MantineColorsTuple,
} from '@mantine/core'

const blue: MantineColorsTuple = [
  '#edf3ff',
  '#d8e4ff',
  '#b1c9ff',
  '#8fb4ff',
  '#6897ff',
  '#4f83f1',
  '#3a70e6',
  '#2b5fd9',
  '#2350bb',
  '#1b4199',
]

const red: MantineColorsTuple = [
  '#fdeeed',
  '#fad6d4',
  '#f5b3af',
  '#f0908a',
  '#e2675f',
  '#d2524a',
  '#c2413a',
  '#b3362d',
  '#962b24',
  '#78211b',
]

const grey: MantineColorsTuple = [
  '#e4e5e8',
  '#c6c8ce',
  '#a3a7b0',
  '#7d828c',
  '#3b3e45',
  '#2a2c31',
  '#1f2125',
  '#17181b',
  '#0f1012',
  '#0a0b0c',
]

/** Neutral greys, one accent, a 4 px grid and a type scale of 11, 12, 13, 15, 19 px. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 6 },
  colors: { blue, red, dark: grey },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 6,
  cursorType: 'pointer',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '19px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.45', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '20px', xl: '32px' },
  headings: { fontWeight: '600' },
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: false, offset: 6 } }),
    // What floats is gone at once when it closes, so that the next key belongs to the item again.
    Menu: Menu.extend({
      styles: { item: { padding: '5px 10px' } },
      defaultProps: {
        // The first entry takes the focus itself; a placeholder would be no entry of the menu.
        withInitialFocusPlaceholder: false,
        menuItemTabIndex: 0,
        transitionProps: { duration: 100, exitDuration: 0 },
      },
    }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 100, exitDuration: 0 } } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 120, exitDuration: 0 } },
      styles: {
        content: { background: 'var(--panel)', border: '1px solid var(--line)' },
        header: { background: 'var(--panel)' },
        title: { fontSize: 13, fontWeight: 600 },
      },
    }),
    // It lies in a dialog, and is no banner of the page.
    ModalHeader: Modal.Header.extend({ defaultProps: { role: 'presentation' } }),
    InputWrapper: InputWrapper.extend({ styles: { error: { fontSize: 12 }, description: { fontSize: 12 } } }),
  },
})
