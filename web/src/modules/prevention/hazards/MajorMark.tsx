/** 重大, in ink: colours belong to risk levels. */
export const MajorMark = () => <span className="mark mark-major">重大</span>
