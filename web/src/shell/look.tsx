import { ConfigProvider, theme } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'

export type Look = 'light' | 'dark'
const place = 'anlan-look'
const LookContext = createContext<readonly [Look, (look: Look) => void]>(['light', () => {}])

const faces = "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
/** Brand 青; red, orange, yellow and blue belong to risk levels, so the status tones here are all neutral or brand. */
const shared = { borderRadius: 6, fontFamily: faces, fontSize: 14, controlHeight: 36, controlHeightLG: 44 }
const tones = {
  light: {
    colorInfoBg: '#e6f2ef',
    colorInfoBorder: '#0E7C66',
    colorPrimaryBg: '#e6f2ef',
    colorPrimaryBgHover: '#d6e9e4',
    colorSuccessBg: '#e6f2ef',
    colorWarningBg: '#eeefee',
    colorErrorBg: '#eeefee',
    colorWarningBorder: '#6b726f',
    colorErrorBorder: '#6b726f',
    colorPrimary: '#0E7C66',
    colorInfo: '#0E7C66',
    colorSuccess: '#0E7C66',
    colorWarning: '#3d3d3d',
    colorError: '#3d3d3d',
    colorLink: '#0B6553',
    colorText: '#1f2422',
    colorTextPlaceholder: '#6b726f',
    colorTextDescription: '#565d5a',
    colorTextTertiary: '#565d5a',
    colorTextDisabled: '#6b726f',
  },
  dark: {
    colorPrimary: '#2FA58B',
    colorInfo: '#2FA58B',
    colorSuccess: '#2FA58B',
    colorWarning: '#d8dcda',
    colorError: '#d8dcda',
    colorLink: '#5CC4AC',
    colorTextPlaceholder: '#9aa3a0',
    colorTextTertiary: '#aab3b0',
    colorTextDisabled: '#9aa3a0',
  },
}

/** On a phone, read in the sun, the brand is a shade deeper: contrast of at least 7 against white. */
const phone = { light: { colorPrimary: '#0A5A49', colorInfo: '#0A5A49', colorLink: '#084D3F' }, dark: {} }
const narrow = matchMedia('(max-width: 767px)')
const watchWidth = (tell: () => void) => {
  narrow.addEventListener('change', tell)
  return () => narrow.removeEventListener('change', tell)
}

/** Ant Design in our tokens and Chinese, light or dark; the choice stays on this device. */
export function LookProvider({ children }: { children: ReactNode }) {
  const [look, setLook] = useState<Look>(() => (localStorage.getItem(place) === 'dark' ? 'dark' : 'light'))
  useEffect(() => {
    document.documentElement.dataset.look = look
    localStorage.setItem(place, look)
  }, [look])
  const onPhone = useSyncExternalStore(watchWidth, () => narrow.matches)
  const token = { ...shared, ...tones[look], ...(onPhone ? { ...phone[look], fontSize: 16 } : {}) }
  const algorithm = look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm
  return (
    <LookContext value={[look, setLook]}>
      <ConfigProvider
        locale={zhCN}
        button={{ autoInsertSpace: false }}
        theme={{ algorithm, token, components: { Segmented: { itemSelectedBg: token.colorPrimary, itemSelectedColor: '#ffffff' } } }}
      >
        {children}
      </ConfigProvider>
    </LookContext>
  )
}

/** The chosen look and the way to change it. */
export const useLook = () => useContext(LookContext)
